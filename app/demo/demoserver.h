// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/behaviour.h"
#include "demo/faults.h"
#include "demo/options.h"
#include "demo/recorder.h"
#include "demo/rules.h"
#include "demo/syncbehaviour.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace airdesk::demo {

//! A small Airbyte on 127.0.0.1, with data, jobs that live, and faults on demand. It runs on threads of its
//! own; every function may be called from any thread at any time, and changes hold from the next request on.
class DemoServer
{
public:
    explicit DemoServer(Options options = {});
    ~DemoServer(); //!< Stops.
    DemoServer(const DemoServer &) = delete;
    DemoServer &operator=(const DemoServer &) = delete;

    //! Empty when it listens, else one sentence why not. May be called again after stop(): same data, same
    //! port.
    [[nodiscard]] QString start();
    //! Ends all connections and waiting answers; returns within milliseconds.
    void stop();
    [[nodiscard]] bool isRunning() const;

    //! Where the web app would be: what a person types. Base path included, no slash at the end.
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString clientId() const;     //!< Empty when authentication is off.
    [[nodiscard]] QString clientSecret() const; //!< The present one, see changeSecret().
    //! A valid token of the application, as if it had been asked for; not recorded.
    [[nodiscard]] QString accessTokenForTests();

    // ---- scripted answers: the first rule that matches and has not been used up decides
    void addRule(Rule rule);
    void clearRules();
    //! "NAME[:ARGUMENT][@PATH]" of faults.h. verb and times narrow the rules of the fault. Empty, or what is
    //! wrong with it.
    [[nodiscard]] QString applyFault(const QString &fault, const QString &verb = {}, int times = -1);
    //! Forgets all rules and all that faults and setters changed about the server's behaviour.
    void clearFaults();

    // ---- what it was asked
    [[nodiscard]] std::vector<RecordedRequest> requests() const;
    [[nodiscard]] int count(const QString &verb = {}, const QString &pathPart = {}) const;
    [[nodiscard]] int maxInFlight(const QString &pathPart = {}) const;
    [[nodiscard]] int tokensIssued() const;
    void clearRequests();

    // ---- behaviour
    void setReadOnlyUser(bool readOnly);
    void setVisibleWorkspaces(int count); //!< The first so many; negative: all.
    void setLatency(std::chrono::milliseconds latency);
    void setTokenLifetime(std::chrono::milliseconds lifetime);
    void setTokenAnswer(TokenAnswer answer);
    void setPageLinks(PageLinks links);
    void setClockSkew(std::chrono::seconds skew); //!< What the Date header and new tokens are ahead.
    void patchInstanceConfiguration(const QJsonObject &fields); //!< null removes a field.
    //! Anything else of behaviour.h.
    void changeBehaviour(const std::function<void(Behaviour &)> &change);
    void expireTokens(); //!< Every token given out so far is refused.

    // ---- applications
    struct Credentials
    {
        QString clientId;
        QString clientSecret;
    };
    Credentials makeApplication(const QString &name);
    bool revokeApplication(const QString &clientId); //!< As if deleted in the web app.
    QString changeSecret(const QString &clientId);   //!< The new one; the old pair is refused from now on.
    [[nodiscard]] int applicationCount() const;

    // ---- data
    [[nodiscard]] QStringList workspaceIds() const;
    [[nodiscard]] QStringList connectionIds(bool deleted = false) const; //!< In the order the API lists them.
    [[nodiscard]] QString connectionName(const QString &connectionId) const;
    //! First active connection whose syncs go this way; empty when there is none.
    [[nodiscard]] QString connectionWith(SyncBehaviour behaviour) const;
    //! A new one between the first source and destination of the workspace; its ID, or empty.
    QString addConnection(const QString &name, const QString &workspaceId);
    //! As PATCH would, but nobody is asked for a role. Empty, or the refusal.
    [[nodiscard]] QString editConnection(const QString &connectionId, const QJsonObject &fields);
    void setSyncBehaviour(const QString &connectionId, SyncBehaviour behaviour);
    //! Length of this connection's syncs from now on, at time scale 1; negative: the usual.
    void setSyncLength(const QString &connectionId, std::chrono::milliseconds length);

    // ---- jobs; IDs are -1 for "none"
    qint64 startSync(const QString &connectionId,
                     const QString &type = QStringLiteral("sync")); //!< By somebody else.
    bool cancelSync(const QString &connectionId);
    //! Puts a job that never was into the lists, with exactly this status.
    qint64 addJob(const QString &connectionId, const QString &status, const QDateTime &created,
                  const QDateTime &updated = {}, qint64 rows = 0, qint64 bytes = 0,
                  const QString &type = QStringLiteral("sync"));
    bool setJobStatus(qint64 job,
                      const QString &status);          //!< Any text; the job stays so until it is cancelled.
    [[nodiscard]] QString jobStatus(qint64 job) const; //!< Empty: no such job.
    [[nodiscard]] qint64 runningJob(const QString &connectionId) const;
    void makeScheduleDue(const QString &connectionId); //!< Its schedule starts a sync now.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace airdesk::demo
