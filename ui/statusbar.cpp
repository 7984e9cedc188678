// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusbar.h"

#include "backend/session.h"
#include "format.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/elidedlabel.h"
#include "widgets/progressline.h"
#include "widgets/tokenring.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StatusBar::StatusBar(Session *session, bool demo, QWidget *parent) : QStatusBar(parent), m_session(session)
{
    setObjectName(u"statusBar"_s);
    setSizeGripEnabled(false);
    setFixedHeight(std::max(metrics::statusBar, fontMetrics().height() + 8));
    setContentsMargins(metrics::gap, 0, metrics::gap, 0);

    m_mark = addLabel("demoMarkLabel", tr("Demo"));
    m_mark->setText(tr("Demo, nothing is kept"));
    m_mark->setToolTip(tr("A made-up server runs inside Airdesk. Nothing is saved and nothing leaves this computer."));
    m_mark->setVisible(demo);
    m_state = addLabel("serverStateLabel", tr("State of the server"));
    m_server = addLabel("serverNameLabel", tr("Server"));
    m_server->setFont(fonts::medium());
    m_host = addLabel("serverHostLabel", tr("Address of the server"));
    m_version = addLabel("serverVersionLabel", tr("Version of the server"));
    m_ring = new TokenRing(12, this);
    m_ring->setObjectName(u"tokenRing"_s);
    addWidget(m_ring);
    m_token = addLabel("tokenLabel", tr("Access token"));
    m_said = new ElidedLabel({}, this);
    m_said->setObjectName(u"messageLabel"_s);
    m_said->setAccessibleName(tr("What was just done"));
    addWidget(m_said, 1);

    m_workText = new QLabel(this);
    m_workText->setObjectName(u"workLabel"_s);
    m_workBar = new ProgressBar(this);
    m_workBar->setObjectName(u"workBar"_s);
    m_workBar->setFixedWidth(80);
    m_workStop = new QToolButton(this);
    m_workStop->setObjectName(u"workStopButton"_s);
    m_workStop->setText(tr("Stop"));
    m_workStop->setToolTip(tr("What was started goes on; nothing more is started."));
    m_workStop->setAutoRaise(true);
    m_workStop->setFixedHeight(height() - 4);
    m_clock = new QLabel(this);
    m_clock->setObjectName(u"clockLabel"_s);
    m_clock->setAccessibleName(tr("Time"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_workText, m_workBar, m_workStop, m_clock})
        addPermanentWidget(widget);
    for (QLabel *quiet : {m_host, m_version, m_token, m_workText, m_clock, m_mark, m_state, m_server})
        quiet->setFont(quiet == m_server ? fonts::medium() : fonts::secondary());
    for (QLabel *quiet : {m_host, m_version, m_token, m_workText, m_clock})
        quiet->setForegroundRole(QPalette::PlaceholderText);
    setWork({}, 0, 0);

    connect(m_workStop, &QToolButton::clicked, this, &StatusBar::stopRequested);
    m_sayTimer.setSingleShot(true);
    connect(&m_sayTimer, &QTimer::timeout, this, [this] { m_said->setText({}); });
    connect(&m_clockTimer, &QTimer::timeout, this, &StatusBar::tick);
    m_clockTimer.start(1s);
    connect(session, &Session::serverRemoved, this, &StatusBar::updateServer, Qt::QueuedConnection);
    connect(session, &Session::serverAdded, this, &StatusBar::updateServer);
    connect(&theme(), &UiTheme::changed, this, &StatusBar::updateServer);
    updateServer();
}

QLabel *StatusBar::addLabel(const char *name, const QString &accessibleName)
{
    auto *label = new QLabel(this);
    label->setObjectName(QLatin1String(name));
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::PlainText);
    addWidget(label);
    return label;
}

void StatusBar::setBackend(Backend *backend)
{
    if (m_backend)
        disconnect(m_backend, nullptr, this, nullptr);
    m_backend = backend;
    if (backend)
        connect(backend, &Backend::stateChanged, this, &StatusBar::updateServer);
    updateServer();
}

void StatusBar::updateServer()
{
    const auto servers = m_session->backends();
    ServerState state = ServerState::Connected;
    if (m_backend) {
        const ServerProfile &profile = m_backend->profile();
        state = m_backend->state();
        m_server->setText(profile.readOnly ? tr("%1 (read only)").arg(profile.name) : profile.name);
        m_host->setText(profile.address.authority());
        m_version->setText(profile.version.isEmpty() ? QString()
                                                     : tr("Airbyte %1 %2").arg(profile.version, profile.edition).trimmed());
    } else {
        for (const Backend *one : servers)
            state = gravest(state, one->state());
        m_server->setText(servers.empty() ? tr("No server yet") : tr("All servers"));
        m_host->setText(servers.empty() ? QString() : tr("%n server(s)", nullptr, int(servers.size())));
        m_version->clear();
    }
    m_state->setVisible(!servers.empty());
    m_state->setPixmap(iconPixmap(stateShape(state), 12, toneColor(stateTone(state)), devicePixelRatioF()));
    m_state->setToolTip(serverStateWord(state));
    m_state->setAccessibleDescription(serverStateWord(state));
    tick();
}

void StatusBar::tick()
{
    const QDateTime now = QDateTime::currentDateTime();
    // The narrow window has no room for the date.
    m_clock->setText(width() < 1000 ? now.toString(u"HH:mm t"_s) : format::clock(now));
    m_clock->setToolTip(format::timeToolTip(now));

    const auto token = m_backend && m_backend->profile().auth == AuthKind::Application ? m_backend->tokens()->current()
                                                                                       : std::nullopt;
    m_ring->setVisible(token.has_value());
    m_token->setVisible(token.has_value());
    if (!token)
        return;
    const auto left = std::max(0s, token->remaining());
    m_ring->setLifetime(left, token->lifetime);
    m_token->setText(tr("Token %1").arg(format::duration(left)));
    const QString tip = tr("Access token of this session, in memory only. Valid until %1; renewed by itself before that.")
                            .arg(format::fullTime(token->endsAt()));
    m_ring->setToolTip(tip);
    m_token->setToolTip(tip);
}

void StatusBar::say(const QString &text)
{
    m_said->setText(text);
    m_sayTimer.start(10s);
}

void StatusBar::setWork(const QString &text, int done, int total)
{
    const bool shown = total > 0;
    m_workText->setText(text);
    m_workBar->setProgress(done, total);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_workText, m_workBar, m_workStop})
        widget->setVisible(shown);
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    tick();
}

void StatusBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), colors().window);
    painter.fillRect(QRect(0, 0, width(), 1), colors().line);
    // A status tip stands in the place of the widgets.
    if (!currentMessage().isEmpty()) {
        painter.setFont(fonts::secondary());
        painter.setPen(colors().secondary);
        painter.drawText(rect().adjusted(metrics::pageMargin, 0, -metrics::pageMargin, 0), Qt::AlignVCenter, currentMessage());
    }
}

} // namespace airdesk::ui
