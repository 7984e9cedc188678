// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialtext.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace airdesk {

//! Runs `abctl local credentials` where abctl is installed, and reads the pair from what it prints. What it
//! printed is kept nowhere.
class AbctlCredentials : public QObject
{
    Q_OBJECT

public:
    static constexpr int timeLimitSeconds = 60; //!< it asks the local cluster, which may be asleep

    explicit AbctlCredentials(QObject *parent = nullptr);
    ~AbctlCredentials() override;

    //! Path of abctl; empty: not installed.
    [[nodiscard]] static QString program();

    //! Ends with found() or failed(), never before it returned. Nothing while it runs.
    void run();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    void found(const airdesk::CredentialPair &pair);
    void failed(const airdesk::ApiError &error);

private:
    void finish(bool endedWell);
    void fail(const QString &message, const QString &detail = {});

    QProcess m_process;
    QTimer m_limit;
    bool m_isOver = true;
};

} // namespace airdesk
