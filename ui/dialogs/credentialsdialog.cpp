// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/credentialsdialog.h"

#include "backend/accesscheck.h"
#include "backend/session.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/problembox.h"
#include "wizard/credentialsform.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

CredentialsDialog::CredentialsDialog(Backend *backend, Session *session, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_session(session)
    , m_check(new AccessCheck(this))
    , m_form(new CredentialsForm(this))
    , m_sessionOnly(new QCheckBox(tr("Keep the secret for this session only"), this))
    , m_hint(new QLabel(this))
    , m_use(makeButton(tr("Try and use"), {}, ButtonKind::Primary, this))
{
    const ServerProfile &profile = backend->profile();
    setObjectName(u"credentialsDialog"_s);
    setWindowTitle(tr("Credentials of %1").arg(profile.name));
    setMinimumWidth(640);
    auto *heading = new QLabel(tr("Credentials of %1").arg(profile.name), this);
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(fonts::pageTitle());
    auto *text = new QLabel(tr("They are tried before they replace what this server uses now. The secret goes into the keychain (%1), never into a file.")
                                .arg(session->credentials()->backendName()), this);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_form->setServer(profile.address, profile.authMode);
    m_form->setAuth(profile.auth);
    m_form->setUser(profile.auth == AuthKind::Basic ? profile.basicUser : profile.clientId);
    m_sessionOnly->setObjectName(u"sessionOnlyCheckBox"_s);
    m_sessionOnly->setChecked(profile.sessionOnly);
    m_hint->setObjectName(u"credentialsHint"_s);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_use->setObjectName(u"useCredentialsButton"_s);
    m_use->setDefault(true);
    QPushButton *cancel = makeButton(tr("Cancel"), {}, ButtonKind::Normal, this);
    cancel->setObjectName(u"cancelButton"_s);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_use);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::groupMargin);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_sessionOnly);
    layout->addLayout(buttons);

    connect(m_form, &CredentialsForm::changed, this, &CredentialsDialog::showState);
    connect(m_form, &CredentialsForm::suggestionChosen, this, [this](const CheckSuggestion &suggestion) {
        m_candidate = AccessCheck::apply(suggestion, m_candidate);
        m_form->setAuth(m_candidate.auth);
        m_form->problem()->dismiss();
        showState();
    });
    connect(m_form->problem(), &ProblemBox::triggered, this, &CredentialsDialog::offer);
    connect(m_use, &QPushButton::clicked, this, &CredentialsDialog::tryThem);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_check, &AccessCheck::finished, this, &CredentialsDialog::checked);
    connect(m_check, &AccessCheck::stepChanged, this, &CredentialsDialog::showState);
    connect(session, &Session::serverRemoved, this, [this](const ServerId &id) {
        if (m_backend && id == m_backend->id())
            QDialog::reject();
    });
    connect(session->credentials(), &CredentialStore::waiting, this, [this](const ServerId &id) {
        if (m_storing && m_backend && id == m_backend->id())
            m_form->problem()->present(BannerKind::Note, tr("Waiting for the keychain"),
                                       tr("It may be showing a question. The credentials are in use already."), {},
                                       {{u"goOn"_s, tr("Go on without waiting")}});
    });
    m_candidate = profile;
    showState();
    m_form->firstField()->setFocus();
}

CredentialsDialog::~CredentialsDialog() { m_check->abort(); }

void CredentialsDialog::setClientId(const QString &clientId)
{
    m_form->setAuth(AuthKind::Application);
    m_form->setUser(clientId);
    m_form->firstField()->setFocus();
}

void CredentialsDialog::showState()
{
    QString why = m_form->whyNot();
    if (m_trying) {
        why = tr("The credentials are tried…");
        for (int i = 0; i < AccessCheck::stepCount; ++i) {
            const CheckStep &step = m_check->step(AccessCheck::Step(i));
            if (step.state == CheckStep::State::Running)
                why = tr("The credentials are tried: %1…").arg(step.title);
        }
    } else if (m_storing) {
        why = tr("The keychain is asked…");
    }
    m_sessionOnly->setEnabled(!m_trying && !m_storing && m_form->values().auth != AuthKind::None);
    m_hint->setText(why);
    setReason(m_use, why);
}

void CredentialsDialog::tryThem()
{
    if (!m_backend || m_trying || m_storing || !m_form->whyNot().isEmpty())
        return;
    const CredentialsForm::Values entered = m_form->values();
    const ServerProfile &saved = m_backend->profile();
    // What a suggestion corrected is kept, the rest is as saved by now.
    const QUrl address = m_candidate.address;
    m_candidate = saved;
    m_candidate.address = address;
    m_candidate.auth = entered.auth;
    if (entered.auth == AuthKind::Application)
        m_candidate.clientId = entered.user;
    else if (entered.auth == AuthKind::Basic)
        m_candidate.basicUser = entered.user;
    m_trying = true;
    m_form->setBusy(true);
    m_check->setServer(m_candidate, entered.secret);
    m_check->start();
    showState();
}

void CredentialsDialog::checked()
{
    if (!std::exchange(m_trying, false))
        return;
    m_form->setBusy(false);
    if (m_check->hasPassed()) {
        m_candidate = m_check->profile();
        use(m_sessionOnly->isChecked());
        return;
    }
    const auto failed = m_check->failedStep();
    if (!failed) {
        showState();
        return;
    }
    const CheckStep &step = m_check->step(*failed);
    m_form->showFailure(step);
    const bool refused = step.error && (step.error->needsCredentials() || step.error->kind == ApiError::Kind::Invalid);
    if (!refused && step.suggestions.empty()) {
        // Not their fault, it seems: they may be right all the same.
        m_form->problem()->present(BannerKind::Fault, tr("%1: %2").arg(step.title, step.result), step.meaning + u' ' + step.remedy,
                                   step.error ? step.error->detail : QString(), {{u"useUntried"_s, tr("Use them untried")}});
    }
    m_form->firstField()->setFocus();
    showState();
}

void CredentialsDialog::offer(const QString &id)
{
    if (id == "useUntried"_L1 || id == "storeAgain"_L1) {
        use(m_sessionOnly->isChecked());
    } else if (id == "sessionOnly"_L1) {
        m_sessionOnly->setChecked(true);
        use(true);
    } else if (id == "unlock"_L1) {
        m_session->credentials()->unlock(this, [this](const CredentialResult &result) {
            if (result.isAvailable())
                use(false);
            else
                stored(result);
        });
    } else if (id == "goOn"_L1) {
        accept();
    }
}

void CredentialsDialog::use(bool sessionOnly)
{
    if (!m_backend)
        return;
    const CredentialsForm::Values entered = m_form->values();
    if (m_candidate != m_backend->profile()) {
        if (const Result<void> saved = m_session->profiles()->update(m_candidate); !saved) {
            m_form->showError(saved.error());
            showState();
            return;
        }
    }
    if (entered.auth == AuthKind::None) {
        m_backend->retry();
        accept();
        return;
    }
    m_storing = true;
    m_form->problem()->dismiss();
    showState();
    m_backend->setCredentials(entered.user, entered.secret, sessionOnly, this, [this](const CredentialResult &result) { stored(result); });
    m_inUse = true;
}

void CredentialsDialog::stored(const CredentialResult &result)
{
    m_storing = false;
    if (result.isAvailable()) {
        accept();
        return;
    }
    const ProblemBox::Action sessionOnly{u"sessionOnly"_s, tr("Keep it for this session only")};
    const ProblemBox::Action again = result.state == CredentialState::Locked ? ProblemBox::Action{u"unlock"_s, tr("Unlock and store")}
                                                                             : ProblemBox::Action{u"storeAgain"_s, tr("Try again")};
    m_form->problem()->present(BannerKind::Warning, tr("In use, but not kept"), result.message, result.detail, {again, sessionOnly});
    showState();
}

void CredentialsDialog::reject()
{
    m_check->abort();
    if (m_inUse)
        accept(); // the server works with them already
    else
        QDialog::reject();
}

void CredentialsDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && focusWidget() && focusWidget()->property("airdeskKeepsEnter").toBool()) {
        event->accept(); // the field has made use of it
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace airdesk::ui
