// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiclient.h"
#include "auth/credentialvault.h"
#include "auth/tokensource.h"
#include "backend/profilestore.h"
#include "cli/arguments.h"
#include "cli/exitcodes.h"
#include "cli/interrupts.h"
#include "cli/output.h"

#include <QObject>

#include <functional>
#include <memory>

namespace airdesk::cli {

//! What every command works with: the server it is for, its credentials, a client, and the way out. One command a
//! program run; ends the event loop exactly once.
class Context : public QObject
{
    Q_OBJECT

public:
    explicit Context(const Arguments &arguments, QObject *parent = nullptr);
    ~Context() override;

    [[nodiscard]] const Arguments &arguments() const { return m_arguments; }
    [[nodiscard]] Output &out() { return m_out; }
    //! Opened at the first use; what is wrong with the file is said then.
    [[nodiscard]] ProfileStore *profiles();
    [[nodiscard]] CredentialVault *keychain();

    //! The server that `name` (or the options, or the choice made before) means; nullptr: said why, and ended.
    [[nodiscard]] const ServerProfile *findServer(const QString &name = {});
    //! A server given by --url; nullopt: said why, and ended.
    [[nodiscard]] std::optional<ServerProfile> adHocServer();
    enum class Purpose { Read, Write };
    //! Finds the server, its credentials and its API, then calls `ready`. Ends the program where that fails, and for
    //! writing where the server is marked read only: before anything is sent.
    void withServer(Purpose purpose, std::function<void()> ready);
    //! Reads the secret of a profile: from the environment or the keychain. Empty without error: none is needed.
    void readSecret(const ServerProfile &profile, std::function<void(const Result<Secret> &)> done);

    // After withServer() has called back:
    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] ApiClient *client() { return m_client.get(); }
    [[nodiscard]] TokenSource *tokens() { return m_tokens.get(); }
    [[nodiscard]] Transport *transport() { return m_transport.get(); }

    //! Progress, on standard error.
    void say(const QString &text);
    //! Says what went wrong, with what to do about it.
    void complain(const ApiError &error, const QString &what = {});
    void fail(const ApiError &error, const QString &what = {});
    //! For reads: an address of the API remembered from before is looked for again once, and the command run anew.
    void failRead(const ApiError &error, const QString &what = {});
    void failUsage(const QString &message, const QString &hint = {});
    void finish(int exitCode);
    [[nodiscard]] bool isFinished() const { return m_finished; }

    //! What to do at Ctrl+C before the program ends; nothing unless set.
    void setInterruptHandler(std::function<void()> handler) { m_onInterrupt = std::move(handler); }

private:
    void useServer(const ServerProfile &profile, bool isSaved, std::function<void()> ready);
    void findRoot();
    void rememberWhatWasLearnt();
    void interrupted();
    void explainPause(std::chrono::milliseconds pause);

    Arguments m_arguments;
    Output m_out;
    Interrupts m_interrupts;
    std::function<void()> m_onInterrupt;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<CredentialVault> m_keychain;

    ServerProfile m_profile;
    bool m_isSaved = false;
    Secret m_secret;
    bool m_rootIsRemembered = false;
    std::function<void()> m_ready;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<ApiClient> m_client;
    bool m_finished = false;
};

} // namespace airdesk::cli
