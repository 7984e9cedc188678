// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clipboard.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QUtiMimeConverter>
#endif

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

const QString kdeMark = u"x-kde-passwordManagerHint"_s;
const QString macMark = u"application/x-nspasteboard-concealed-type"_s;

QString windowsMark(const char *name) { return u"application/x-qt-windows-mime;value=\"%1\""_s.arg(QLatin1StringView(name)); }

#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
//! Hands our mark over as the type that clipboard managers on macOS agreed on.
class ConcealedType : public QUtiMimeConverter
{
public:
    QString mimeForUti(const QString &uti) const override { return uti == type ? macMark : QString(); }
    QString utiForMime(const QString &mime) const override { return mime == macMark ? type : QString(); }
    QVariant convertToMime(const QString &, const QList<QByteArray> &data, const QString &) const override
    {
        return data.value(0);
    }
    QList<QByteArray> convertFromMime(const QString &, const QVariant &data, const QString &) const override
    {
        return {data.toByteArray()};
    }

private:
    const QString type = u"org.nspasteboard.ConcealedType"_s;
};
#endif

} // namespace

SecretClipboard::SecretClipboard(QObject *parent) : QObject(parent)
{
#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    static ConcealedType concealed;
#endif
    m_timer.setInterval(1000);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::tick);
    connect(qApp, &QCoreApplication::aboutToQuit, this, &SecretClipboard::clear);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &SecretClipboard::watch);
}

SecretClipboard::~SecretClipboard()
{
    if (qApp && QGuiApplication::clipboard())
        clear();
}

std::unique_ptr<QMimeData> SecretClipboard::markedData(const Secret &secret)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromUtf8(secret.reveal()));
    data->setData(kdeMark, QByteArrayLiteral("secret"));
    data->setData(macMark, QByteArrayLiteral("secret"));
    // Windows asks for a value only where it is a number: 0 is "no".
    const QByteArray no(4, '\0');
    data->setData(windowsMark("ExcludeClipboardContentFromMonitorProcessing"), QByteArrayLiteral("1"));
    data->setData(windowsMark("CanIncludeInClipboardHistory"), no);
    data->setData(windowsMark("CanUploadToCloudClipboard"), no);
    return data;
}

void SecretClipboard::copy(const Secret &secret, std::chrono::seconds lifetime)
{
    if (secret.isEmpty())
        return;
    QMimeData *data = markedData(secret).release(); // the clipboard owns it from here on
    m_data = data;
    m_secret = secret;
    QGuiApplication::clipboard()->setMimeData(data, QClipboard::Clipboard);
    m_until.setPreciseRemainingTime(lifetime.count(), 0, Qt::PreciseTimer);
    m_timer.start();
    Q_EMIT remaining(secondsLeft());
}

void SecretClipboard::copyPlain(const QString &text) { QGuiApplication::clipboard()->setText(text); }

bool SecretClipboard::holdsSecret() const
{
    if (m_secret.isEmpty())
        return false;
    const QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->text().toUtf8() == m_secret.reveal())
        return true;
    // Some systems answer nothing while our window is not in front: then our data, if still alive, is what is there.
    return clipboard->text().isEmpty() && m_data && clipboard->ownsClipboard();
}

int SecretClipboard::secondsLeft() const
{
    return m_secret.isEmpty() ? 0 : static_cast<int>((m_until.remainingTime() + 999) / 1000);
}

void SecretClipboard::clear()
{
    const bool ours = holdsSecret();
    end();
    if (ours)
        QGuiApplication::clipboard()->clear(QClipboard::Clipboard);
}

void SecretClipboard::tick()
{
    if (m_until.hasExpired())
        clear();
    else
        Q_EMIT remaining(secondsLeft());
}

void SecretClipboard::watch()
{
    if (!m_secret.isEmpty() && !holdsSecret())
        end(); // somebody copied something else: that stays
}

void SecretClipboard::end()
{
    m_timer.stop();
    if (m_secret.isEmpty())
        return;
    m_secret = {};
    m_data.clear();
    Q_EMIT ended();
}

} // namespace airdesk::ui
