// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace airdesk {
class Session;
class Settings;
} // namespace airdesk

namespace airdesk::ui {

class GroupBox;
class ServerForm;

//! Preferences, which take effect at once, and the settings of one server after another, which are saved together.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Session *session, Settings *settings, QWidget *parent = nullptr);

    void setServer(const ServerId &server) override;
    //! Its settings are the ones to see.
    void showServer(const ServerId &server);
    void setTrouble(const std::optional<BannerContent> &trouble) override;

Q_SIGNALS:
    void removeRequested(const airdesk::ServerId &server);
    void credentialsRequested(const airdesk::ServerId &server);

private:
    void buildLook(QVBoxLayout *layout);
    void buildSecrets(QVBoxLayout *layout);
    void buildServers(QVBoxLayout *layout);
    void fillServers();
    void read();

    Session *m_session;
    Settings *m_settings;
    Banner *m_banner;
    QComboBox *m_theme;
    QComboBox *m_startPage;
    QComboBox *m_startServer;
    QSpinBox *m_clipboard;
    QComboBox *m_server;
    GroupBox *m_serverBox;
    QLabel *m_noServer;
    ServerForm *m_form;
};

} // namespace airdesk::ui
