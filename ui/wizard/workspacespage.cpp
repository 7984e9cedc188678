// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/workspacespage.h"

#include "backend/accesscheck.h"
#include "format.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/keyvaluegrid.h"
#include "widgets/problembox.h"
#include "widgets/tablesetup.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {
enum Column { NameColumn, CountColumn, RegionColumn, IdColumn };
} // namespace

WorkspacesPage::WorkspacesPage(NewServer *server, QWidget *parent)
    : ServerPage(server, tr("Workspaces"), {}, parent)
    , m_facts(new KeyValueGrid(this))
    , m_none(new ProblemBox(this))
    , m_list(new QTableWidget(this))
    , m_byHand(new QWidget(this))
    , m_workspaceId(new QLineEdit(m_byHand))
    , m_problem(new ProblemBox(this))
{
    m_none->setObjectName(u"noWorkspacesBox"_s);
    m_problem->setObjectName(u"workspaceProblem"_s);
    m_list->setObjectName(u"workspaceList"_s);
    m_list->setAccessibleName(tr("Workspaces seen"));
    m_list->setColumnCount(4);
    m_list->setHorizontalHeaderLabels({tr("Name"), tr("Connections"), tr("Region"), tr("ID")});
    setUpTable(m_list, NameColumn);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->horizontalHeader()->resizeSection(CountColumn, 110);
    m_list->horizontalHeader()->resizeSection(RegionColumn, 120);
    m_list->horizontalHeader()->resizeSection(IdColumn, 110);
    m_list->horizontalHeaderItem(CountColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);

    m_workspaceId->setObjectName(u"workspaceIdEdit"_s);
    m_workspaceId->setAccessibleName(tr("ID of a workspace"));
    m_workspaceId->setPlaceholderText(tr("ID of a workspace, from its address in the browser"));
    m_workspaceId->setMaxLength(100);
    m_workspaceId->setProperty("airdeskKeepsEnter", true);
    m_workspaceId->setMinimumHeight(metrics::control);
    m_lookUp = makeButton(tr("Look up"), u"search"_s, ButtonKind::Normal, m_byHand);
    m_lookUp->setObjectName(u"lookUpWorkspaceButton"_s);
    auto *row = new QHBoxLayout(m_byHand);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_workspaceId, 1);
    row->addWidget(m_lookUp);

    body()->addWidget(m_facts);
    body()->addWidget(m_none);
    body()->addWidget(m_byHand);
    body()->addWidget(m_problem);
    body()->addWidget(m_list, 1);
    setFirst(m_list);

    const auto showReason = [this] {
        setReason(m_lookUp, m_workspaceId->text().trimmed().isEmpty() ? tr("Enter the ID of a workspace.") : QString());
    };
    connect(m_workspaceId, &QLineEdit::textChanged, this, showReason);
    connect(m_workspaceId, &QLineEdit::returnPressed, this, &WorkspacesPage::lookUp);
    connect(m_lookUp, &QPushButton::clicked, this, &WorkspacesPage::lookUp);
    connect(&m_counter, &ConnectionCounter::counted, this, &WorkspacesPage::showCounts);
    connect(&m_counter, &ConnectionCounter::workspaceFound, this, [this](const Workspace &workspace) {
        NewServer &candidate = this->server();
        const bool known = std::any_of(candidate.workspaces.begin(), candidate.workspaces.end(),
                                       [&workspace](const Workspace &one) { return one.id == workspace.id; });
        if (!known) {
            candidate.workspaces.push_back(workspace);
            candidate.byHand.push_back(workspace.id);
        }
        looked(true);
    });
    connect(&m_counter, &ConnectionCounter::workspaceNotFound, this, [this](const WorkspaceId &, const ApiError &error) {
        looked(false, error.kind == ApiError::Kind::NotFound ? tr("There is no workspace with this ID, or the user may not see it.")
                                                             : error.message,
               error.detail);
    });
    showReason();
}

void WorkspacesPage::initializePage()
{
    ServerPage::initializePage();
    const NewServer &candidate = server();
    const auto result = [&candidate](AccessCheck::Step step) { return candidate.check->step(step).result; };
    m_facts->setValue(u"whoAmI"_s, tr("Acts as"), result(AccessCheck::WhoAmI));
    m_facts->setValue(u"lifetime"_s, tr("Token and clock"), result(AccessCheck::Lifetime));
    m_facts->setValue(u"mayStart"_s, tr("May start syncs"), result(AccessCheck::MayStartSyncs));
    m_problem->dismiss();
    showWorkspaces();
    m_counter.setServer(candidate.profile, candidate.secret);
    if (!candidate.workspaces.empty())
        m_counter.count();
}

void WorkspacesPage::cleanupPage() { m_counter.setServer({}, {}); }

void WorkspacesPage::showWorkspaces()
{
    const NewServer &candidate = server();
    const bool none = candidate.workspaces.empty();
    setText(none ? tr("The credentials work, but no workspace can be seen.")
                 : tr("%n workspace(s) can be seen with these credentials.", nullptr, int(candidate.workspaces.size())));
    if (none) {
        m_none->present(BannerKind::Warning, tr("No workspace can be seen"),
                        tr("An application acts for the user who created it, and this user is a member of no workspace. Have the user "
                           "added to a workspace, use an application of another user, or enter the ID of a workspace here."));
    } else {
        m_none->dismiss();
    }
    m_byHand->setVisible(none || !candidate.byHand.empty());
    m_list->setRowCount(int(candidate.workspaces.size()));
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const Workspace &workspace = candidate.workspaces.at(size_t(row));
        const QStringList texts{workspace.name, format::unknown(), workspace.region.isEmpty() ? format::unknown() : workspace.region,
                                workspace.id.value.left(8) + u'…'};
        for (int column = 0; column < texts.size(); ++column) {
            auto *item = new QTableWidgetItem(texts.at(column));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            m_list->setItem(row, column, item);
        }
        m_list->item(row, CountColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_list->item(row, IdColumn)->setToolTip(workspace.id.value);
    }
    if (!none)
        m_list->setCurrentCell(0, NameColumn);
}

void WorkspacesPage::showCounts()
{
    const auto &workspaces = server().workspaces;
    for (int row = 0; row < m_list->rowCount() && size_t(row) < workspaces.size(); ++row) {
        const int count = m_counter.counts().value(workspaces.at(size_t(row)).id);
        const QString number = format::number(count);
        // Of a large server only a part was read: then nothing is known about a workspace without any.
        m_list->item(row, CountColumn)->setText(m_counter.isComplete() ? number
                                                : count > 0            ? tr("at least %1").arg(number)
                                                                       : format::unknown());
    }
}

void WorkspacesPage::lookUp()
{
    const QString typed = m_workspaceId->text().trimmed();
    if (typed.isEmpty())
        return;
    m_problem->dismiss();
    setReason(m_lookUp, tr("The server is asked…"));
    m_counter.findWorkspace(WorkspaceId(typed));
}

void WorkspacesPage::looked(bool found, const QString &problem, const QString &detail)
{
    setReason(m_lookUp, {});
    if (!found) {
        m_problem->present(BannerKind::Fault, problem, {}, detail);
        return;
    }
    m_workspaceId->clear();
    showWorkspaces();
    m_counter.count();
}

QString WorkspacesPage::hint() const
{
    return server().workspaces.empty() ? tr("The server can be saved all the same.") : QString();
}

} // namespace airdesk::ui
