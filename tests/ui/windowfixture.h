// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/sessionstore.h"
#include "backend/session.h"
#include "demo/demoserver.h"
#include "mainwindow.h"
#include "pages/connectionspage.h"
#include "support/settings.h"
#include "widgets/elidedlabel.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace airdesk::test {

//! The window on a demo server of its own, with memory as keychain and a folder that goes with it.
struct WindowFixture
{
    WindowFixture() : WindowFixture(usual(30)) {}
    explicit WindowFixture(demo::Options options) : server(std::move(options)) {}
    ~WindowFixture() { window.reset(); }

    static demo::Options usual(int connections)
    {
        demo::Options options;
        options.connections = connections;
        options.historyRuns = 5;
        options.schedules = false; // nothing starts by itself
        options.timeScale = 20;
        return options;
    }

    //! Empty, or why it failed.
    QString open(QSize size = {1440, 900}, bool readOnly = false)
    {
        if (const QString problem = server.start(); !problem.isEmpty())
            return problem;
        ServerProfile profile;
        profile.name = QStringLiteral("Staging");
        profile.address = server.url();
        profile.clientId = server.clientId();
        profile.color = QStringLiteral("teal");
        profile.readOnly = readOnly;
        const auto added = session.addServer(profile, Secret(server.clientSecret().toUtf8()), &session, [](const CredentialResult &) {});
        if (!added)
            return added.error().message;
        id = *added;
        show(size);
        session.start();
        return {};
    }
    void show(QSize size)
    {
        window = std::make_unique<ui::MainWindow>(&session, &settings, ui::MainWindow::Options{});
        window->resize(size);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ui::ConnectionsPage *page() const { return window->connectionsPage(); }
    [[nodiscard]] ui::ConnectionTable *table() const { return page()->table(); }
    [[nodiscard]] Backend *backend() const { return session.backend(id); }
    [[nodiscard]] QString said() const { return find<ui::ElidedLabel>("messageLabel")->text(); }

    [[nodiscard]] OnServer<ConnectionId> key(const QString &connection) const { return {id, ConnectionId(connection)}; }
    [[nodiscard]] const ConnectionRow *row(const QString &connection)
    {
        return session.models()->connections.connectionRow(key(connection));
    }
    //! Middle of a cell of this connection, scrolled into view.
    QPoint cell(const QString &connection, ConnectionModel::Column column = ConnectionModel::Column::Name)
    {
        const QModelIndex index = page()->proxy()->indexOfConnection(key(connection), int(column));
        table()->scrollTo(index);
        return table()->visualRect(index).center();
    }
    void click(const QString &connection, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, cell(connection));
    }
    void doubleClick(const QString &connection)
    {
        const QPoint where = cell(connection);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, where);
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, where);
        QTest::mouseRelease(table()->viewport(), Qt::LeftButton, {}, where); // it ends with the button pressed
    }
    [[nodiscard]] int syncRequests() const { return server.count(QStringLiteral("POST"), QStringLiteral("/jobs")); }

    QTemporaryDir folder;
    demo::DemoServer server;
    Settings settings{folder.path()};
    Session session{folder.path(), std::make_unique<SessionStore>()};
    std::unique_ptr<ui::MainWindow> window;
    ServerId id;
};

} // namespace airdesk::test
