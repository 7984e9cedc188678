// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QStatusBar>
#include <QTimer>

class QLabel;
class QToolButton;

namespace airdesk {
class Backend;
class Session;
} // namespace airdesk

namespace airdesk::ui {

class ElidedLabel;
class ProgressBar;
class TokenRing;

//! 24 px at the foot: server, host, version, token; what was just done; work under way with its progress; clock and zone.
class StatusBar : public QStatusBar
{
    Q_OBJECT
public:
    StatusBar(Session *session, bool demo, QWidget *parent = nullptr);

    //! nullptr: all servers.
    void setBackend(Backend *backend);
    //! One sentence about what was just done; goes after a while.
    void say(const QString &text);
    //! Work of many steps, with *Stop*. A total of 0 ends it.
    void setWork(const QString &text, int done, int total);

Q_SIGNALS:
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *addLabel(const char *name, const QString &accessibleName);
    void updateServer();
    void tick();

    Session *m_session;
    QPointer<Backend> m_backend;
    QTimer m_clockTimer;
    QTimer m_sayTimer;
    QLabel *m_mark;
    QLabel *m_state;
    QLabel *m_server;
    QLabel *m_host;
    QLabel *m_version;
    TokenRing *m_ring;
    QLabel *m_token;
    ElidedLabel *m_said;
    QLabel *m_workText;
    ProgressBar *m_workBar;
    QToolButton *m_workStop;
    QLabel *m_clock;
};

} // namespace airdesk::ui
