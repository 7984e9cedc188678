// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/address.h"
#include "api/apiclient.h"
#include "api/rootprobe.h"
#include "auth/tokensource.h"
#include "backend/serverprofile.h"
#include "domain/objects.h"

#include <QNetworkProxy>
#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QHostInfo;

namespace airdesk {

struct ListEnd;

//! What one step of the access check can offer to change. apply() turns it into the changed profile.
struct CheckSuggestion
{
    enum class Kind {
        UseAddress, //!< `address` answers as Airbyte
        CorrectAddress, //!< the server asks to be called at `address`
        AllowHttp, //!< confirm plain http for this server
        AcceptCertificate, //!< trust the one certificate with this SHA-256
        ChooseCaFile, //!< trust a private CA; the file has to be chosen by the person
        UseBasicAuth,
        UseNoAuth,
        EnterCredentials, //!< apply() changes nothing: the person has to type
        EnterWorkspace, //!< by its ID; apply() changes nothing
    };
    Kind kind = Kind::UseAddress;
    QUrl address;
    QByteArray sha256; //!< 64 lower-case hexadecimal digits
    QString text; //!< translated, as on a button

    friend bool operator==(const CheckSuggestion &, const CheckSuggestion &) = default;
};

//! One line of the access check and what lies behind it. All texts are translated and without secrets.
struct CheckStep
{
    enum class State {
        Pending, //!< waits; `result` says for what
        Running,
        Passed,
        Warning,
        Failed,
        Skipped, //!< of no matter here, or cannot be known; `result` says why
    };
    State state = State::Pending;
    QString title;
    QString result; //!< short
    QString whatHappened;
    QString meaning;
    QString remedy;
    std::optional<std::chrono::milliseconds> elapsed;
    std::vector<CheckSuggestion> suggestions; //!< best first
    std::optional<ApiError> error; //!< behind a failure

    [[nodiscard]] bool isOver() const { return state != State::Pending && state != State::Running; }
    [[nodiscard]] const CheckSuggestion *suggestion(CheckSuggestion::Kind kind) const;
};

//! Finds out step by step whether a server can be used as a profile says. Saves nothing and never writes to the
//! server. The first step that fails ends the check; what comes after it stays pending.
class AccessCheck : public QObject
{
    Q_OBJECT

public:
    using State = CheckStep::State;
    enum Step { Address, NameLookup, Proxy, Tls, Root, Token, Lifetime, WhoAmI, Workspaces, MayStartSyncs };
    static constexpr int stepCount = MayStartSyncs + 1;

    explicit AccessCheck(QObject *parent = nullptr);
    ~AccessCheck() override;

    //! The candidate; `secret` is its client secret or basic password, empty when not known yet. Ends a running check.
    void setServer(const ServerProfile &profile, const Secret &secret);
    //! Runs `from` and all steps after it; results of earlier steps are kept where they still hold.
    //! stepChanged() comes later, never before this returns.
    void start(Step from = Address);
    //! Ends without finished(); the running step goes back to pending.
    void abort();
    [[nodiscard]] bool isRunning() const { return m_running; }

    [[nodiscard]] const CheckStep &step(Step step) const { return m_steps[size_t(step)]; }
    [[nodiscard]] int count(State state) const;
    //! The step that failed, if one did.
    [[nodiscard]] std::optional<Step> failedStep() const;
    //! The check went through to its end without a failure.
    [[nodiscard]] bool hasPassed() const;
    //! An API was found: credentials can be tried.
    [[nodiscard]] bool hasRoot() const { return m_root.isValid(); }

    //! The candidate, with the root, version and token address that were found: what is to be saved.
    [[nodiscard]] ServerProfile profile() const;
    [[nodiscard]] const ApiRoot &root() const { return m_root; }
    [[nodiscard]] const std::vector<Workspace> &workspaces() const { return m_workspaces; }
    //! E.g. "3 passed, 1 warning, 1 failed".
    [[nodiscard]] QString summary() const;
    //! Everything as plain text, to be copied; without secrets.
    [[nodiscard]] QString report() const;

    //! The profile after the suggestion was taken.
    [[nodiscard]] static ServerProfile apply(const CheckSuggestion &suggestion, ServerProfile profile);
    //! Translated, e.g. "passed".
    [[nodiscard]] static QString stateWord(State state);

Q_SIGNALS:
    void stepChanged(int step);
    //! Once for each start() that was not aborted.
    void finished();

private:
    using Clock = std::chrono::steady_clock;

    void run(Step step);
    void end(Step step, CheckStep outcome);
    void finish();
    void reset(Step step);
    [[nodiscard]] QString waitsFor(Step step) const;
    [[nodiscard]] CheckStep outcome(State state, const QString &result) const;
    [[nodiscard]] CheckStep failed(const ApiError &error) const;
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    [[nodiscard]] bool lacksSecret() const;

    // The steps; each ends with end(), now or later.
    void checkAddress();
    void lookUpName();
    void nameFound(const QHostInfo &info);
    void findProxy();
    void proxyFound(const QNetworkProxy &proxy, bool bySystem);
    void checkTls();
    void tlsAnswered(const HttpAnswer &answer);
    [[nodiscard]] CheckStep untrusted(const HttpAnswer &answer) const;
    [[nodiscard]] CheckStep trusted(const HttpAnswer &answer) const;
    void findRoot();
    void rootProbed(const ProbeResult &result);
    void tryParent(const ProbeResult &first, std::vector<ServerAddress> parents);
    [[nodiscard]] CheckStep noRoot(const ProbeResult &result) const;
    void fetchToken();
    void tokenAnswered(const Result<AccessToken> &token);
    void checkLifetime();
    void askWhoAmI();
    void askUser(const QString &userId);
    void nameUser(const QString &who, const QString &source);
    void listWorkspaces();
    void workspacesListed(const ListEnd &end);
    [[nodiscard]] CheckStep noList(const ApiError &error) const;
    void checkMayStart();

    void addRedirect(CheckStep &step, const ApiError &error) const;

    ServerProfile m_candidate;
    Secret m_secret;
    ServerAddress m_address;
    bool m_running = false;
    Step m_current = Address;
    Clock::time_point m_stepStarted;
    std::array<CheckStep, stepCount> m_steps;

    // Answers that come for an earlier run find their context gone.
    std::unique_ptr<QObject> m_context;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<ApiClient> m_client;

    ApiRoot m_root;
    QDateTime m_serverDate; //!< by the root probe
    std::chrono::seconds m_dateSkew{0};
    std::optional<AccessToken> m_token;
    std::vector<Permission> m_permissions;
    bool m_permissionsKnown = false;
    std::vector<Workspace> m_workspaces;
    bool m_moreWorkspaces = false;
};

} // namespace airdesk
