// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "auth/sessionstore.h"
#include "backend/session.h"
#include "mainwindow.h"
#include "pages/connectionspage.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "wizard/addserverwizard.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QPixmap>
#include <QTemporaryDir>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookEvery = 50ms;
constexpr qint64 patience = 30'000; // ms for one page
constexpr qint64 settleTime = 400; // ms a page must stay as it is before its picture is taken
constexpr QSize windowSize{1440, 900};

} // namespace

//! A window that knows no server, for the first-run page.
struct Tour::EmptyWindow
{
    explicit EmptyWindow(airdesk::Theme theme)
        : session(folder.path(), std::make_unique<SessionStore>()), settings(folder.path())
    {
        settings.set(settings::theme, theme);
        window = std::make_unique<MainWindow>(&session, &settings, MainWindow::Options{});
        window->resize(windowSize);
    }
    QTemporaryDir folder;
    Session session;
    Settings settings;
    std::unique_ptr<MainWindow> window;
};

Tour::Tour(MainWindow *window, const QString &folder, QObject *parent) : QObject(parent), m_window(window), m_folder(folder)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
    addScenes(airdesk::Theme::Light);
    addScenes(airdesk::Theme::Dark);
}

Tour::~Tour() = default;

void Tour::addScenes(airdesk::Theme wanted)
{
    const QString suffix = wanted == airdesk::Theme::Dark ? u"-dark"_s : u"-light"_s;
    const auto apply = [this, wanted] { m_window->settings()->set(settings::theme, wanted); };
    const auto addPage = [&](const QString &name, PageId page) {
        m_scenes.push_back({name + suffix,
                            [this, apply, page] {
                                apply();
                                m_window->showPage(page);
                                return m_window;
                            },
                            [this] { return m_window->currentPage()->isContentShown(); }});
    };
    m_scenes.push_back({u"connections"_s + suffix,
                        [this, apply] {
                            apply();
                            openConnections();
                            return m_window;
                        },
                        [this] { return connectionsReached(); }});
    addPage(u"workspaces"_s, PageId::Workspaces);
    addPage(u"applications"_s, PageId::Applications);
    addPage(u"settings"_s, PageId::Settings);

    auto wizard = std::make_shared<QPointer<AddServerWizard>>();
    m_scenes.push_back({u"add-server"_s + suffix,
                        [this, wizard]() -> QWidget * {
                            *wizard = m_window->openWizard();
                            const auto servers = m_window->session()->backends();
                            if (!servers.empty())
                                (*wizard)->setAddress(servers.front()->profile().address.toString());
                            (*wizard)->next();
                            return *wizard;
                        },
                        [wizard] {
                            return *wizard && (*wizard)->currentId() == AddServerWizard::AccessStep
                                && (*wizard)->button(QWizard::NextButton)->isEnabled();
                        },
                        [wizard] {
                            if (*wizard)
                                (*wizard)->reject();
                        }});
    auto about = std::make_shared<QPointer<QDialog>>();
    m_scenes.push_back({u"about"_s + suffix,
                        [this, about]() -> QWidget * { return *about = m_window->openAbout(); },
                        [about] { return *about && (*about)->isVisible(); },
                        [about] {
                            if (*about)
                                (*about)->reject();
                        }});
    m_scenes.push_back({u"first-run"_s + suffix, [this, wanted] { return openFirstRun(wanted); },
                        [this] { return m_empty && m_empty->window->isFirstRunShown(); }, [this] { m_empty.reset(); }});
}

void Tour::openConnections()
{
    m_window->showPage(PageId::Connections);
    m_window->connectionsPage()->setDetailsShown(true);
}

bool Tour::connectionsReached() const
{
    ConnectionsPage *page = m_window->connectionsPage();
    if (!page->isContentShown())
        return false;
    if (page->proxy()->isOrderStale()) // a lively server never stands still for long
        page->proxy()->sortNow();
    // Where something runs the details have most to say.
    int chosen = 0;
    for (int row = 0; row < page->proxy()->rowCount() && page->proxy()->rowAt(chosen).status.kind != RunStatus::Running; ++row) {
        if (page->proxy()->rowAt(row).status.kind == RunStatus::Running)
            chosen = row;
    }
    const ConnectionRow &row = page->proxy()->rowAt(chosen);
    if (page->table()->currentKey() != row.key)
        page->table()->makeCurrent(row.key);
    return !row.jobs.empty() && !row.connection.streams.empty();
}

QWidget *Tour::openFirstRun(airdesk::Theme wanted)
{
    m_empty = std::make_unique<EmptyWindow>(wanted);
    m_empty->window->show();
    return m_empty->window.get();
}

void Tour::start()
{
    m_window->resize(windowSize);
    enter();
    m_timer.start();
}

void Tour::enter()
{
    m_since.start();
    m_reachedSince.invalidate();
    m_shown = m_scenes[m_current].open();
}

void Tour::look()
{
    const Scene &scene = m_scenes[m_current];
    if (!scene.isReached()) {
        m_reachedSince.invalidate();
        if (m_since.elapsed() < patience)
            return;
        m_ok = false;
        Q_EMIT pageFailed(tr("%1 did not come to its content").arg(scene.name));
    } else if (!m_reachedSince.isValid()) {
        m_reachedSince.start();
        return;
    } else if (m_reachedSince.elapsed() < settleTime) {
        return;
    }
    take();
    if (scene.close)
        scene.close();
    if (++m_current < m_scenes.size()) {
        enter();
        return;
    }
    m_timer.stop();
    Q_EMIT finished(m_ok);
}

void Tour::take()
{
    const QString fileName = QDir(m_folder).filePath(m_scenes[m_current].name + u".png"_s);
    if (m_shown && m_shown->grab().save(fileName)) {
        Q_EMIT pictureSaved(fileName);
    } else {
        m_ok = false;
        Q_EMIT pageFailed(tr("%1 could not be written").arg(QDir::toNativeSeparators(fileName)));
    }
}

} // namespace airdesk::ui
