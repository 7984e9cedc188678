// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

const QByteArray &source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    const auto found = sources.constFind(name);
    if (found != sources.constEnd())
        return *found;
    QFile file(u":/airdesk/icons/"_s + name + u".svg"_s);
    QByteArray text;
    if (file.open(QIODevice::ReadOnly))
        text = file.readAll();
    return *sources.insert(name, text);
}

//! Renders at the size of the device, so that nothing is scaled afterwards.
QPixmap rendered(const QString &name, const QSize &pixels, const QColor &color, int degrees)
{
    const QString key = u"airdesk/%1/%2x%3/%4/%5"_s.arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.rgba(), 8, 16)
                            .arg(degrees);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QByteArray svg = source(name);
    if (svg.isEmpty() || pixels.isEmpty())
        return pixmap;
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = std::min(pixels.width(), pixels.height());
    painter.translate(pixels.width() / 2.0, pixels.height() / 2.0);
    painter.rotate(degrees);
    renderer.render(&painter, QRectF(-side / 2.0, -side / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, ink(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, ink(mode), 0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap result = rendered(m_name, size, ink(mode), 0);
        result.setDevicePixelRatio(scale);
        return result;
    }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return u"airdesk"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return source(m_name).isEmpty(); }

private:
    QColor ink(QIcon::Mode mode) const { return mode == QIcon::Disabled ? colors().disabled : toneColor(m_tone); }

    QString m_name;
    Tone m_tone;
};

} // namespace

Tone toneOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return Tone::Failed;
    case RunStatus::Retrying:
        return Tone::Retrying;
    case RunStatus::Running:
        return Tone::Running;
    case RunStatus::Pending:
        return Tone::Pending;
    case RunStatus::Succeeded:
        return Tone::Succeeded;
    case RunStatus::Cancelled:
        return Tone::Cancelled;
    case RunStatus::Paused:
        return Tone::Paused;
    case RunStatus::Unknown:
        break;
    }
    return Tone::Unknown;
}

QColor toneColor(Tone tone)
{
    const Colors &c = colors();
    switch (tone) {
    case Tone::Text:
        return c.text;
    case Tone::Secondary:
        return c.secondary;
    case Tone::Accent:
        return c.accentText;
    case Tone::OnAccent:
        return c.onAccent;
    case Tone::Succeeded:
        return c.status(RunStatus::Succeeded);
    case Tone::Running:
        return c.status(RunStatus::Running);
    case Tone::Pending:
        return c.status(RunStatus::Pending);
    case Tone::Retrying:
        return c.status(RunStatus::Retrying);
    case Tone::Failed:
        return c.status(RunStatus::Failed);
    case Tone::Cancelled:
        return c.status(RunStatus::Cancelled);
    case Tone::Paused:
        return c.status(RunStatus::Paused);
    case Tone::Unknown:
        break;
    }
    return c.status(RunStatus::Unknown);
}

QIcon icon(const QString &name, Tone tone) { return QIcon(new LineIconEngine(name, tone)); }

QIcon statusIcon(RunStatus status) { return icon(statusShape(status), toneOf(status)); }

QString statusShape(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return u"status-failed"_s;
    case RunStatus::Retrying:
        return u"status-retrying"_s;
    case RunStatus::Running:
        return u"status-running"_s;
    case RunStatus::Pending:
        return u"status-pending"_s;
    case RunStatus::Succeeded:
        return u"status-succeeded"_s;
    case RunStatus::Cancelled:
        return u"status-cancelled"_s;
    case RunStatus::Paused:
        return u"status-paused"_s;
    case RunStatus::Unknown:
        break;
    }
    return u"status-unknown"_s;
}

QString stateShape(ServerState state)
{
    switch (state) {
    case ServerState::NotReached:
        return u"status-failed"_s;
    case ServerState::CredentialsRefused:
    case ServerState::CredentialsNeeded:
        return u"key"_s;
    case ServerState::KeychainLocked:
    case ServerState::KeychainWaiting:
        return u"lock"_s;
    case ServerState::NotEncrypted:
        return u"unlock"_s;
    case ServerState::Slow:
        return u"clock"_s;
    case ServerState::Renewing:
    case ServerState::Connecting:
        return u"status-running"_s;
    case ServerState::Connected:
        break;
    }
    return u"status-succeeded"_s;
}

Tone stateTone(ServerState state)
{
    switch (state) {
    case ServerState::NotReached:
    case ServerState::CredentialsRefused:
    case ServerState::CredentialsNeeded:
        return Tone::Failed;
    case ServerState::KeychainLocked:
    case ServerState::KeychainWaiting:
    case ServerState::NotEncrypted:
    case ServerState::Slow:
        return Tone::Retrying;
    case ServerState::Renewing:
    case ServerState::Connecting:
        return Tone::Running;
    case ServerState::Connected:
        break;
    }
    return Tone::Succeeded;
}

QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio, int degrees)
{
    const int pixels = static_cast<int>(std::lround(size * devicePixelRatio));
    QPixmap pixmap = rendered(name, QSize(pixels, pixels), color, degrees);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color, int degrees)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    const QSize pixels(static_cast<int>(std::lround(rect.width() * ratio)),
                       static_cast<int>(std::lround(rect.height() * ratio)));
    QPixmap pixmap = rendered(name, pixels, color, degrees);
    pixmap.setDevicePixelRatio(ratio);
    // On whole device pixels: between two the lines would blur.
    const QPointF corner(std::round(rect.x() * ratio) / ratio, std::round(rect.y() * ratio) / ratio);
    painter->drawPixmap(corner, pixmap);
}

QIcon appIcon()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(rendered(u"airdesk"_s, QSize(size, size), QColor(Qt::black), 0));
    return result;
}

QStringList iconNames()
{
    QStringList names = QDir(u":/airdesk/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace airdesk::ui
