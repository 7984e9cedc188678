// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/applicationspage_p.h"

#include "backend/session.h"
#include "delegates/markednamedelegate.h"
#include "pages/pageheader.h"
#include "pages/scrollanchor.h"
#include "theme/icons.h"
#include "widgets/buttons.h"
#include "widgets/tablesetup.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QTableView>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using C = ApplicationModel::Column;

void ApplicationsPage::Private::buildActions()
{
    const auto make = [this](const char *name, const QString &text, const QString &iconName, const QKeySequence &keys = {}) {
        auto *action = new QAction(icon(iconName), text, q);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        return action;
    };
    refreshAction = make("refreshApplicationsAction", ApplicationsPage::tr("Read again"), u"refresh"_s);
    browserAction = make("openApplicationsAction", ApplicationsPage::tr("Open in browser"), u"open-external"_s);
    createAction = make("createApplicationAction", ApplicationsPage::tr("Create application"), u"plus"_s, QKeySequence(u"Ctrl+Shift+N"_s));
    tokenAction = make("generateTokenAction", ApplicationsPage::tr("Generate access token"), u"applications"_s, QKeySequence(u"Ctrl+T"_s));
    useAction = make("useApplicationAction", ApplicationsPage::tr("Use for this server"), u"server"_s);
    deleteAction = make("deleteApplicationAction", ApplicationsPage::tr("Delete…"), u"trash"_s, QKeySequence(Qt::Key_Delete));
    copyIdAction = make("copyClientIdAction", ApplicationsPage::tr("Copy client ID"), u"copy"_s, QKeySequence(QKeySequence::Copy));
    copySecretAction = make("copyClientSecretAction", ApplicationsPage::tr("Copy client secret"), u"copy"_s, QKeySequence(u"Ctrl+Shift+C"_s));
    showSecretAction = make("showClientSecretAction", ApplicationsPage::tr("Show or hide client secret"), u"eye"_s, QKeySequence(u"Ctrl+E"_s));
    q->addActions({createAction, refreshAction, browserAction});
    header->addAction(refreshAction, false);
    header->addAction(browserAction, true);
    auto *create = header->addAction(createAction, true);
    setButtonKind(create, ButtonKind::Primary);
    createAction->setIcon(icon(u"plus"_s, Tone::OnAccent)); // the button follows its action's icon

    connect(refreshAction, &QAction::triggered, q, &ApplicationsPage::refresh);
    connect(browserAction, &QAction::triggered, this, &Private::openInBrowser);
    connect(createAction, &QAction::triggered, this, [this] { verbs.create(currentServer()); });
    connect(tokenAction, &QAction::triggered, this, [this] { generateToken(currentKey()); });
    connect(useAction, &QAction::triggered, this, [this] { verbs.use(currentKey()); });
    connect(deleteAction, &QAction::triggered, this, [this] { verbs.remove(currentKey()); });
    connect(copyIdAction, &QAction::triggered, this, [this] { copyClientId(table->currentIndex()); });
    connect(copySecretAction, &QAction::triggered, this, [this] { copySecret(table->currentIndex()); });
    connect(showSecretAction, &QAction::triggered, this, [this] {
        const QModelIndex index = table->currentIndex();
        if (index.isValid())
            secrets->toggle(table, index.siblingAtColumn(int(C::Secret)));
    });
}

void ApplicationsPage::Private::buildTable()
{
    table = new QTableView(q);
    table->setObjectName(u"applicationTableView"_s);
    table->setAccessibleName(ApplicationsPage::tr("Applications"));
    table->setModel(&proxy);
    auto *name = new MarkedNameDelegate(table);
    table->setItemDelegateForColumn(int(C::Name), name);
    auto *ids = new CopyDelegate(table);
    table->setItemDelegateForColumn(int(C::Id), ids);
    secrets = new SecretDelegate([this](const QModelIndex &index) {
        const RowKey key = proxy.keyOf(index);
        return session->models()->applications.secretOf({key.server, ClientId(key.id.value)});
    }, table);
    secrets->setWeight(BaseDelegate::Weight::Fixed);
    table->setItemDelegateForColumn(int(C::Secret), secrets);
    const auto keyOf = [this](const QModelIndex &index) {
        const RowKey key = proxy.keyOf(index);
        return Key{key.server, ClientId(key.id.value)};
    };
    buttons = new ButtonDelegate({{u"token"_s, ApplicationsPage::tr("Generate access token"), {}, false,
                                   [this, keyOf](const QModelIndex &index) { return verbs.whyNotToken(keyOf(index)); }},
                                  {u"use"_s, ApplicationsPage::tr("Use for this server"), {}, false,
                                   [this, keyOf](const QModelIndex &index) { return verbs.whyNotUse(keyOf(index)); }},
                                  {u"delete"_s, ApplicationsPage::tr("Delete…"), u"trash"_s, true,
                                   [this, keyOf](const QModelIndex &index) { return verbs.whyNotDelete(keyOf(index)); }}},
                                 table);
    table->setItemDelegateForColumn(int(C::Actions), buttons);
    setUpTable(table, int(C::Name));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    new ScrollAnchor(table);
    table->installEventFilter(this);
    QHeaderView *columns = table->horizontalHeader();
    columns->resizeSection(int(C::Id), 322);
    columns->resizeSection(int(C::Secret), 210);
    columns->resizeSection(int(C::Created), 100);
    columns->resizeSection(int(C::Server), 120);
    columns->resizeSection(int(C::Actions), buttons->columnWidth());
    columns->setSectionResizeMode(int(C::Actions), QHeaderView::Fixed);
    columns->setMinimumSectionSize(80);
    columns->setSortIndicator(int(C::Name), Qt::AscendingOrder);
    table->setSortingEnabled(true);
    table->setColumnHidden(int(C::Server), false);
    table->addActions({tokenAction, useAction, deleteAction, copyIdAction, copySecretAction, showSecretAction});
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, &Private::showContextMenu);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { later.start(); });
    connect(ids, &CopyDelegate::copyRequested, this, &Private::copyClientId);
    connect(secrets, &SecretDelegate::copyRequested, this, &Private::copySecret);
    connect(buttons, &ButtonDelegate::triggered, this, &Private::trigger);
    connect(&clipboard, &SecretClipboard::remaining, this, [this](int seconds) {
        if (seconds == clipboardSeconds)
            Q_EMIT q->message(ApplicationsPage::tr("Copied; the clipboard clears itself in %1 s.").arg(seconds));
    });
}

void ApplicationsPage::Private::showContextMenu(const QPoint &at)
{
    const QModelIndex index = table->indexAt(at).isValid() ? table->indexAt(at) : table->currentIndex();
    if (!index.isValid())
        return;
    table->setCurrentIndex(index);
    updateActions();
    auto *menu = new QMenu(q);
    menu->setObjectName(u"applicationMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions({tokenAction, useAction});
    menu->addSeparator();
    menu->addActions({copyIdAction, copySecretAction, showSecretAction});
    menu->addSeparator();
    menu->addAction(deleteAction);
    const QPoint where = table->indexAt(at).isValid() ? at : table->visualRect(index).bottomLeft();
    menu->popup(table->viewport()->mapToGlobal(where));
}

//! A view copies the text of its cell by itself; here the ID is meant, whatever cell is current.
bool ApplicationsPage::Private::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copyIdAction->trigger();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void ApplicationsPage::Private::trigger(const QString &id, const QModelIndex &index)
{
    table->setCurrentIndex(index);
    const Key key = currentKey();
    if (id == "token"_L1)
        generateToken(key);
    else if (id == "use"_L1)
        verbs.use(key);
    else if (id == "delete"_L1)
        verbs.remove(key);
}

void ApplicationsPage::Private::copyClientId(const QModelIndex &index)
{
    const QString id = index.isValid() ? proxy.rowAt(index.row()).key.id.value : QString();
    if (id.isEmpty())
        return;
    clipboard.copyPlain(id);
    Q_EMIT q->message(ApplicationsPage::tr("Client ID copied."));
}

void ApplicationsPage::Private::copySecret(const QModelIndex &index)
{
    const Secret secret = index.isValid() ? proxy.rowAt(index.row()).application.secret : Secret();
    if (!secret.isEmpty())
        clipboard.copy(secret, std::chrono::seconds(clipboardSeconds));
}

} // namespace airdesk::ui
