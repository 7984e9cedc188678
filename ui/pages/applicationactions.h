// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"
#include "support/apierror.h"

#include <QObject>
#include <QHash>

class QWidget;

namespace airdesk {
class Session;
struct ApplicationRow;
} // namespace airdesk

namespace airdesk::ui {

class SecretClipboard;

//! What can be done with applications, with the questions that go with it, and why it cannot be done.
class ApplicationActions : public QObject
{
    Q_OBJECT

public:
    using Key = OnServer<ClientId>;

    //! How the application in use was last tried.
    struct TestResult
    {
        QString text; //!< translated
        bool isRunning = false;
        bool isGood = false;
    };

    //! `session` and `clipboard` must outlive this; `window` is where dialogs open.
    ApplicationActions(Session *session, SecretClipboard *clipboard, QWidget *window);

    void setClipboardSeconds(int seconds) { m_clipboardSeconds = seconds; }

    // Reasons, translated; empty: it can be done.
    [[nodiscard]] QString whyNotCreate(const ServerId &server) const;
    [[nodiscard]] QString whyNotDelete(const Key &key) const;
    [[nodiscard]] QString whyNotUse(const Key &key) const;
    [[nodiscard]] QString whyNotToken(const Key &key) const;
    [[nodiscard]] const ApplicationRow *row(const Key &key) const;
    [[nodiscard]] int countOf(const ServerId &server) const;

    void create(const ServerId &server);
    //! Asks first. Of the one in use it says what that means, and offers to forget its secret afterwards.
    void remove(const Key &key, QWidget *window = nullptr);
    void use(const Key &key);
    //! Asks for a token with what the server uses, and reads the workspaces.
    void test(const ServerId &server);
    [[nodiscard]] TestResult testResult(const ServerId &server) const { return m_tests.value(server); }

Q_SIGNALS:
    //! For the status bar.
    void message(const QString &text);
    //! Something failed: to be shown until it is closed.
    void failed(const QString &title, const airdesk::ApiError &error);
    void tested(const airdesk::ServerId &server);
    void created(const OnServer<airdesk::ClientId> &key);
    //! A test, switch or deletion began or ended: reasons may differ now.
    void changed();

private:
    void removeNow(const Key &key, const QString &name, bool wasUsed);
    void offerToForget(const ServerId &server, const QString &name);
    void enterSecret(const Key &key);

    Session *m_session;
    SecretClipboard *m_clipboard;
    QWidget *m_window;
    int m_clipboardSeconds = 30;
    QHash<ServerId, TestResult> m_tests;
    QSet<QString> m_busy; //!< client IDs with a deletion or switch under way
};

} // namespace airdesk::ui
