// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "support/result.h"

#include <QObject>

#include <array>
#include <functional>
#include <optional>

namespace airdesk {

class Backend;
class Session;

//! Replaces the application that a server signs in with: create, test, switch, delete the old one. Each step runs
//! only when told. The old application stays in use, and its pair stored, until the new one has given a token and
//! its secret is safely kept; the old one is deleted last, and only then can be.
class ApplicationRotation : public QObject
{
    Q_OBJECT

public:
    enum class Step { Create, Test, Switch, Delete };
    Q_ENUM(Step)
    enum class State {
        Waiting, //!< for the steps before it
        Ready, //!< runs with the next advance()
        Running,
        Done,
        Failed, //!< error() says why; advance() tries it again
        Skipped, //!< the old one was kept on purpose
    };
    Q_ENUM(State)
    static constexpr int steps = 4;

    //! Rotates the application that the server uses now. `session` must outlive this; when the server is removed
    //! the rotation must go too.
    ApplicationRotation(Session *session, const ServerId &server, QObject *parent = nullptr);

    //! Why a rotation cannot begin now (translated, short); empty: it can.
    [[nodiscard]] static QString whyNot(Session *session, const ServerId &server);
    //! "NAME-2026-10"; a date at the end of the old name is replaced, and a free name is found.
    [[nodiscard]] static QString suggestName(const QString &oldName, const QDate &today, const QStringList &taken);

    [[nodiscard]] State state(Step step) const { return m_states[static_cast<size_t>(step)]; }
    //! The step that advance() would run, or that is running; nullopt: all done.
    [[nodiscard]] std::optional<Step> current() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isFinished() const { return !current(); }
    //! Of the step that failed.
    [[nodiscard]] const std::optional<ApiError> &error() const { return m_error; }

    [[nodiscard]] const ServerId &server() const { return m_server; }
    [[nodiscard]] const ClientId &oldId() const { return m_oldId; }
    [[nodiscard]] const QString &oldName() const { return m_oldName; }
    [[nodiscard]] const QString &newName() const { return m_newName; }
    //! Only before the application was created.
    void setNewName(const QString &name);
    //! Empty client ID before it was created.
    [[nodiscard]] const Application &created() const { return m_created; }
    //! Seen with the new application; nullopt before the test.
    [[nodiscard]] std::optional<int> workspacesSeen() const { return m_workspacesSeen; }

    //! Runs the current step, or tries it again. Nothing while one is running.
    void advance();
    //! Ends with both applications there. Only in place of Delete.
    void keepOld();
    //! Before the switch: takes the new application away again, so that all is as it was. The callback says whether
    //! that worked; the server's own pair was never touched.
    void giveUp(QObject *context, std::function<void(const Result<void> &)> callback);
    //! Whether giveUp() is possible: something was created and the server does not use it.
    [[nodiscard]] bool canGiveUp() const;

Q_SIGNALS:
    //! After every change of a state.
    void changed();
    //! The server uses the new application now.
    void switched();

private:
    void create();
    void findCreated();
    void adopt(const Application &application);
    void test();
    void switchOver();
    void removeOld();
    void setState(Step step, State state);
    void done(Step step);
    void fail(Step step, const ApiError &error);

    [[nodiscard]] Backend *backend() const;

    Session *m_session;
    ServerId m_server;
    ClientId m_oldId;
    QString m_oldName;
    QString m_newName;
    Application m_created;
    std::optional<int> m_workspacesSeen;
    std::optional<ApiError> m_error;
    bool m_mayExist = false; //!< the answer to a create was lost
    std::array<State, steps> m_states{State::Ready, State::Waiting, State::Waiting, State::Waiting};
};

} // namespace airdesk
