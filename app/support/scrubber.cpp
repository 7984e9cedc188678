// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scrubber.h"

#include <QHash>
#include <QMutex>
#include <QRegularExpression>

namespace airdesk::scrubber {
namespace {

constexpr qsizetype shortestSecret = 6; // shorter texts stand in ordinary words too

struct Live
{
    QMutex mutex;
    QHash<QString, int> texts;
};

Live &live()
{
    static Live *instance = new Live; // never destroyed: secrets in statics outlive everything
    return *instance;
}

QtMessageHandler previousHandler = nullptr;

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    previousHandler(type, context, scrub(text));
}

const QString mark = QStringLiteral("[secret]");

} // namespace

void remember(const QByteArray &secret)
{
    if (secret.size() < shortestSecret)
        return;
    Live &all = live();
    const QMutexLocker lock(&all.mutex);
    ++all.texts[QString::fromUtf8(secret)];
}

void forget(const QByteArray &secret)
{
    if (secret.size() < shortestSecret)
        return;
    Live &all = live();
    const QMutexLocker lock(&all.mutex);
    const auto found = all.texts.find(QString::fromUtf8(secret));
    if (found != all.texts.end() && --found.value() == 0)
        all.texts.erase(found);
}

QString scrub(const QString &text)
{
    QString clean = text;
    {
        Live &all = live();
        const QMutexLocker lock(&all.mutex);
        for (auto it = all.texts.cbegin(); it != all.texts.cend(); ++it)
            clean.replace(it.key(), mark);
    }
    static const QRegularExpression scheme(QStringLiteral(R"(\b(Bearer|Basic)\s+[A-Za-z0-9\-._~+/]{6,}=*)"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(QStringLiteral(R"(\beyJ[A-Za-z0-9_-]{5,}(\.[A-Za-z0-9_-]+){1,2})"));
    static const QRegularExpression field(
        QStringLiteral(
            R"re((["']?\b(?:client[-_]?secret|access[-_]?token|refresh[-_]?token|password|api[-_]?key)\b["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+))re"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression userInfo(QStringLiteral(R"((://)[^/\s@:]+:[^/\s@]+@)"));
    clean.replace(scheme, QStringLiteral("\\1 ") + mark);
    clean.replace(jwt, mark);
    clean.replace(field, QStringLiteral("\\1") + mark);
    clean.replace(userInfo, QStringLiteral("\\1") + mark + QLatin1Char('@'));
    return clean;
}

void installMessageHandler()
{
    if (previousHandler)
        return;
    previousHandler = qInstallMessageHandler(nullptr);
    qInstallMessageHandler(handleMessage);
}

} // namespace airdesk::scrubber
