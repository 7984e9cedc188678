// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/serverprofile.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace airdesk {
class Backend;
class Session;
} // namespace airdesk

namespace airdesk::ui {

class ColorSwatches;

//! The settings of one saved server. What is changed holds when it is saved; credentials have dialogs of their own.
class ServerForm : public QWidget
{
    Q_OBJECT
public:
    explicit ServerForm(Session *session, QWidget *parent = nullptr);

    //! What was changed and not saved is given up when it is another server.
    void setServer(const ServerId &server);
    [[nodiscard]] const ServerId &server() const { return m_server; }
    [[nodiscard]] bool isChanged() const;

Q_SIGNALS:
    void removeRequested(const airdesk::ServerId &server);
    void credentialsRequested(const airdesk::ServerId &server);
    void message(const QString &text);

private:
    void buildIdentity(QFormLayout *form);
    void buildCredentials(QFormLayout *form);
    void buildNetwork(QFormLayout *form);
    [[nodiscard]] ServerProfile typed() const;
    void read();
    void check();
    void save();
    void forgetCredentials();
    void chooseCaFile();
    void updateCredentials();

    Session *m_session;
    ServerId m_server;
    ServerProfile m_saved;
    QPointer<Backend> m_backend;

    QLineEdit *m_name;
    QLineEdit *m_address;
    ColorSwatches *m_color;
    QCheckBox *m_readOnly;
    QLabel *m_credentials;
    QPushButton *m_replace;
    QPushButton *m_forget;
    QComboBox *m_proxy;
    QLineEdit *m_proxyHost;
    QSpinBox *m_proxyPort;
    QLineEdit *m_proxyUser;
    QLineEdit *m_caFile;
    QLabel *m_pin;
    QPushButton *m_unpin;
    QCheckBox *m_allowHttp;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_revert;
    QPushButton *m_remove;
    bool m_dropPin = false;
};

} // namespace airdesk::ui
