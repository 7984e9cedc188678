// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/credentialspage.h"

#include "widgets/problembox.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <QWizard>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

CredentialsPage::CredentialsPage(NewServer *server, QWidget *parent)
    : ServerPage(server, tr("Credentials"),
                 tr("Airdesk signs in as an application: a client ID and a client secret, made in the web app under Settings, Applications."),
                 parent)
    , m_form(new CredentialsForm(this))
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_form);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    body()->addWidget(area, 1);

    connect(m_form, &CredentialsForm::changed, this, &ServerPage::completeChanged);
    connect(m_form, &CredentialsForm::suggestionChosen, this, [this](const CheckSuggestion &suggestion) {
        ServerProfile &profile = this->server().profile;
        profile = AccessCheck::apply(suggestion, profile);
        m_form->setAuth(profile.auth);
        m_form->problem()->dismiss();
        if (suggestion.kind == CheckSuggestion::Kind::UseBasicAuth)
            m_form->firstField()->setFocus();
        else
            tryThem();
    });
    connect(server->check, &AccessCheck::stepChanged, this, [this](int step) {
        if (!m_trying)
            return;
        const CheckStep &one = this->server().check->step(AccessCheck::Step(step));
        if (one.state != CheckStep::State::Running)
            return;
        m_runningStep = one.title;
        Q_EMIT completeChanged();
    });
    connect(server->check, &AccessCheck::finished, this, &CredentialsPage::checked);
}

void CredentialsPage::initializePage()
{
    ServerPage::initializePage();
    const ServerProfile &profile = server().profile;
    m_form->setServer(profile.address, profile.authMode);
    m_form->setAuth(profile.authMode == "none"_L1 && profile.auth != AuthKind::Basic ? AuthKind::None : profile.auth);
    m_form->problem()->dismiss();
}

void CredentialsPage::showEvent(QShowEvent *event)
{
    setFirst(m_form->firstField());
    ServerPage::showEvent(event);
}

//! On the way back: what was typed stays.
void CredentialsPage::cleanupPage()
{
    if (!std::exchange(m_trying, false))
        return;
    server().check->abort();
    m_form->setBusy(false);
}

QString CredentialsPage::whyNotNext() const
{
    if (m_trying)
        return m_runningStep.isEmpty() ? tr("The credentials are tried…") : tr("The credentials are tried: %1…").arg(m_runningStep);
    return m_form->whyNot();
}

QString CredentialsPage::hint() const
{
    return m_form->values().auth == AuthKind::None ? tr("Next lists the workspaces.") : tr("Next asks for a token and lists the workspaces.");
}

bool CredentialsPage::haveJustPassed() const
{
    return server().check->hasPassed() && m_form->values() == m_tried && server().profile.address == m_triedAddress;
}

bool CredentialsPage::validatePage()
{
    if (haveJustPassed())
        return true;
    if (!m_trying && m_form->whyNot().isEmpty())
        tryThem();
    return false; // Next is pressed again when they are good
}

void CredentialsPage::tryThem()
{
    m_tried = m_form->values();
    NewServer &candidate = server();
    ServerProfile &profile = candidate.profile;
    profile.auth = m_tried.auth;
    profile.clientId = m_tried.auth == AuthKind::Application ? m_tried.user : QString();
    profile.basicUser = m_tried.auth == AuthKind::Basic ? m_tried.user : QString();
    m_triedAddress = profile.address;
    candidate.secret = m_tried.secret;
    m_trying = true;
    m_runningStep.clear();
    m_form->setBusy(true);
    candidate.check->setServer(profile, candidate.secret);
    candidate.check->start(AccessCheck::Token);
    Q_EMIT completeChanged();
}

void CredentialsPage::checked()
{
    if (!std::exchange(m_trying, false))
        return;
    m_form->setBusy(false);
    NewServer &candidate = server();
    AccessCheck *check = candidate.check;
    if (check->hasPassed()) {
        candidate.profile = check->profile();
        candidate.workspaces = check->workspaces();
        m_triedAddress = candidate.profile.address;
        Q_EMIT completeChanged();
        wizard()->next();
        return;
    }
    if (const auto failed = check->failedStep())
        m_form->showFailure(check->step(*failed));
    m_form->firstField()->setFocus();
    Q_EMIT completeChanged();
}

} // namespace airdesk::ui
