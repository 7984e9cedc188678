// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/accesscheckpage.h"

#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "wizard/checklist.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>
#include <QWizard>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using Suggest = CheckSuggestion::Kind;

AccessCheckPage::AccessCheckPage(NewServer *server, QWidget *parent)
    : ServerPage(server, tr("Access check"), {}, parent)
    , m_area(new QScrollArea(this))
    , m_list(new CheckList(server->check, this))
    , m_copied(new QLabel(tr("without secrets"), this))
    , m_summary(new QLabel(this))
{
    m_copy = makeButton(tr("Copy report"), u"copy"_s, ButtonKind::Normal, this);
    m_copy->setObjectName(u"copyReportButton"_s);
    m_again = makeButton(tr("Check again"), u"refresh"_s, ButtonKind::Normal, this);
    m_again->setObjectName(u"checkAgainButton"_s);
    m_copied->setForegroundRole(QPalette::PlaceholderText);
    m_copied->setObjectName(u"reportHintLabel"_s);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setObjectName(u"checkSummaryLabel"_s);

    auto *holder = new QWidget(m_area);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addStretch(1);
    holder->setAutoFillBackground(false);
    m_area->setWidget(holder);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setFocusPolicy(Qt::NoFocus);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::gap);
    foot->addWidget(m_copy);
    foot->addWidget(m_copied);
    foot->addStretch(1);
    foot->addWidget(m_summary);
    foot->addWidget(m_again);
    body()->addWidget(m_area, 1);
    body()->addLayout(foot);

    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(this->server().check->report());
        m_copied->setText(tr("copied, without secrets"));
        QTimer::singleShot(4000, m_copied, [this] { m_copied->setText(tr("without secrets")); });
    });
    connect(m_again, &QPushButton::clicked, this, [this] { start(); });
    connect(m_list, &CheckList::suggestionChosen, this, &AccessCheckPage::take);
    connect(m_list, &CheckList::changeAddressWanted, this, [this] { wizard()->back(); });
    connect(m_list, &CheckList::unfolded, this, [this](QWidget *row) {
        // Once the layout has given it its height.
        QTimer::singleShot(0, row, [this, row] { m_area->ensureWidgetVisible(row, 0, metrics::gap); });
    });
    connect(server->check, &AccessCheck::stepChanged, this, &AccessCheckPage::showProgress);
    connect(server->check, &AccessCheck::finished, this, &AccessCheckPage::showProgress);
}

void AccessCheckPage::initializePage()
{
    ServerPage::initializePage();
    start();
}

void AccessCheckPage::start(AccessCheck::Step from)
{
    NewServer &candidate = server();
    setText(candidate.profile.address.toDisplayString(), true);
    // Credentials come with the next step; without any the check ends where it needs them.
    candidate.check->setServer(candidate.profile, {});
    candidate.check->start(from);
    m_list->showAll();
    showProgress();
}

void AccessCheckPage::take(const CheckSuggestion &suggestion)
{
    if (suggestion.kind == Suggest::ChooseCaFile) {
        chooseCaFile();
        return;
    }
    ServerProfile &profile = server().profile;
    const QUrl before = profile.address;
    profile = AccessCheck::apply(suggestion, profile);
    if (profile.address != before)
        Q_EMIT addressChanged(profile.address);
    start(suggestion.kind == Suggest::UseNoAuth ? AccessCheck::Token : AccessCheck::Address);
}

void AccessCheckPage::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificates to trust for this server"), {},
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        server().profile.caFile = file;
        Q_EMIT addressChanged(server().profile.address);
        start();
    });
    dialog->open();
}

void AccessCheckPage::showProgress()
{
    const AccessCheck *check = server().check;
    m_summary->setText(check->summary());
    setReason(m_again, check->isRunning() ? tr("The check is running.") : QString());
    Q_EMIT completeChanged();
}

//! A proxy that asks for a password keeps the API hidden until there is one.
bool AccessCheckPage::onlyLacksPassword() const
{
    const AccessCheck *check = server().check;
    const auto failed = check->failedStep();
    return server().profile.auth == AuthKind::Basic && failed == AccessCheck::Root
        && check->step(*failed).suggestion(Suggest::EnterCredentials);
}

QString AccessCheckPage::whyNotNext() const
{
    const AccessCheck *check = server().check;
    if (check->isRunning())
        return tr("The access is being checked…");
    if (check->hasRoot() || onlyLacksPassword())
        return {};
    return tr("Next needs a working API root.");
}

QString AccessCheckPage::hint() const
{
    return onlyLacksPassword() ? tr("Next asks for the user name and password.") : QString();
}

bool AccessCheckPage::validatePage()
{
    const AccessCheck *check = server().check;
    if (check->hasRoot())
        server().profile = check->profile();
    return true;
}

} // namespace airdesk::ui
