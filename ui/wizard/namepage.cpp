// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/namepage.h"

#include "backend/session.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/problembox.h"
#include "wizard/colorswatches.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QUuid>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

NamePage::NamePage(NewServer *server, QWidget *parent)
    : ServerPage(server, tr("Name and colour"), tr("What tells this server from the others at a glance. All of it can be changed later."), parent)
    , m_name(new QLineEdit(this))
    , m_nameMessage(new QLabel(this))
    , m_colors(new ColorSwatches(this))
    , m_readOnly(new QCheckBox(tr("Read only: Airdesk sends nothing to this server that changes anything"), this))
    , m_secretBox(new QWidget(this))
    , m_keychain(new QLabel(m_secretBox))
    , m_sessionOnly(new QCheckBox(tr("Keep the secret for this session only; ask for it at every start"), m_secretBox))
    , m_problem(new ProblemBox(this))
{
    m_name->setObjectName(u"serverNameEdit"_s);
    m_name->setAccessibleName(tr("Name of the server"));
    m_name->setMaxLength(200);
    m_name->setMinimumHeight(metrics::control);
    m_nameMessage->setObjectName(u"nameMessage"_s);
    m_nameMessage->setTextFormat(Qt::PlainText);
    m_nameMessage->setMinimumHeight(fontMetrics().height());
    m_colors->setObjectName(u"colorSwatches"_s);
    m_readOnly->setObjectName(u"readOnlyCheckBox"_s);
    m_keychain->setObjectName(u"keychainLabel"_s);
    m_keychain->setTextFormat(Qt::PlainText);
    m_keychain->setWordWrap(true);
    m_sessionOnly->setObjectName(u"sessionOnlyCheckBox"_s);
    m_problem->setObjectName(u"saveProblem"_s);

    auto *secret = new QVBoxLayout(m_secretBox);
    secret->setContentsMargins(0, 0, 0, 0);
    secret->setSpacing(metrics::step);
    secret->addWidget(m_keychain);
    secret->addWidget(m_sessionOnly);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::groupMargin);
    form->setVerticalSpacing(metrics::groupMargin);
    auto *name = new QVBoxLayout;
    name->setSpacing(metrics::step);
    name->addWidget(m_name);
    name->addWidget(m_nameMessage);
    form->addRow(tr("&Name"), name);
    static_cast<QLabel *>(form->labelForField(name))->setBuddy(m_name);
    form->addRow(tr("Colour"), m_colors);
    form->addRow(tr("Safety"), m_readOnly);
    form->addRow(tr("Secret"), m_secretBox);
    body()->addLayout(form);
    body()->addSpacing(metrics::gap);
    body()->addWidget(m_problem);
    body()->addStretch(1);
    setFirst(m_name);

    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
    connect(m_name, &QLineEdit::textChanged, this, &NamePage::nameChanged);
    connect(m_colors, &ColorSwatches::colorChosen, this, [this] { m_colorChosen = true; });
    connect(m_sessionOnly, &QCheckBox::toggled, this, &ServerPage::completeChanged);
    connect(m_problem, &ProblemBox::triggered, this, [this](const QString &id) {
        if (id == "sessionOnly"_L1)
            storeAgain(true);
        else if (id == "storeAgain"_L1)
            storeAgain(false);
        else if (id == "unlock"_L1)
            unlockAndStore();
        else if (id == "goOn"_L1)
            finish();
    });
    connect(server->session->credentials(), &CredentialStore::waiting, this, [this](const ServerId &id) {
        if (!m_saving || id != m_savedId)
            return;
        m_problem->present(BannerKind::Note, tr("Waiting for the keychain"),
                           tr("It has not answered yet; it may be showing a question. The server can be used meanwhile, and a late answer still counts."),
                           {}, {{u"goOn"_s, tr("Go on without waiting")}});
    });
}

void NamePage::initializePage()
{
    ServerPage::initializePage();
    const ProfileStore &store = *server().session->profiles();
    if (!m_nameTyped)
        m_name->setText(suggestServerName(store, server().profile.address));
    if (!m_colorChosen) {
        m_colors->setColor(suggestServerColor(store));
        m_colorChosen = false;
    }
    m_name->selectAll();
    m_secretBox->setEnabled(server().profile.auth != AuthKind::None);
    m_problem->dismiss();
    if (server().profile.auth == AuthKind::None) {
        m_keychain->setText(tr("There is none to keep: this server needs no credentials."));
        m_sessionOnly->hide();
    } else {
        m_sessionOnly->show();
        askKeychain();
    }
    nameChanged();
}

//! A look at an entry that cannot be there tells whether there is a keychain at all, before anything depends on it.
void NamePage::askKeychain()
{
    const QString keychain = server().session->credentials()->backendName();
    m_keychain->setText(tr("The keychain of this computer is asked… (%1)").arg(keychain));
    server().session->credentials()->read(ServerId(QUuid::createUuid().toString(QUuid::WithoutBraces)), this,
                                          [this](const CredentialResult &result) { keychainAnswered(result); });
}

void NamePage::keychainAnswered(const CredentialResult &result)
{
    const QString keychain = server().session->credentials()->backendName();
    switch (result.state) {
    case CredentialState::NoKeychain:
        m_keychain->setText(tr("No keychain was found on this computer, and Airdesk writes no secret into a file. It is kept in memory "
                               "for this session only. %1").arg(result.message));
        m_sessionOnly->setChecked(true);
        m_sessionOnly->setEnabled(false);
        break;
    case CredentialState::Locked:
        m_keychain->setText(tr("It is kept in the keychain (%1), which is locked now: you are asked to open it.").arg(keychain));
        break;
    case CredentialState::Available:
    case CredentialState::Missing:
        m_keychain->setText(tr("It is kept in the keychain of this computer (%1), never in a file.").arg(keychain));
        break;
    default:
        m_keychain->setText(tr("The keychain (%1) does not answer as it should. %2").arg(keychain, result.message));
    }
    Q_EMIT completeChanged();
}

void NamePage::nameChanged()
{
    const Result<void> usable = server().session->profiles()->checkName(m_name->text(), m_savedId);
    m_nameProblem = usable ? QString() : usable.error().message;
    say(m_nameProblem, !usable);
    Q_EMIT completeChanged();
}

void NamePage::say(const QString &text, bool isFault)
{
    QPalette palette;
    if (isFault)
        palette.setColor(QPalette::WindowText, toneColor(Tone::Failed));
    m_nameMessage->setPalette(palette);
    m_nameMessage->setText(text);
}

QString NamePage::whyNotNext() const
{
    if (m_saving)
        return tr("The server is being saved…");
    return m_nameProblem;
}

QString NamePage::hint() const
{
    return m_sessionOnly->isChecked() && m_sessionOnly->isVisible() ? tr("The secret is not kept beyond this session.") : QString();
}

void NamePage::save()
{
    if (m_saving || !m_savedId.isEmpty())
        return;
    ServerProfile profile = server().profile;
    profile.name = m_name->text().trimmed();
    profile.color = m_colors->color();
    profile.readOnly = m_readOnly->isChecked();
    profile.sessionOnly = profile.auth != AuthKind::None && m_sessionOnly->isChecked();
    m_problem->dismiss();
    m_saving = true;
    const Result<ServerId> added = server().session->addServer(profile, server().secret, this, [this](const CredentialResult &result) {
        stored(result);
    });
    if (!added) {
        m_saving = false;
        m_problem->present(BannerKind::Fault, tr("The server could not be saved"), added.error().message, added.error().detail);
        Q_EMIT completeChanged();
        return;
    }
    m_savedId = *added;
    Backend *backend = server().session->backend(m_savedId);
    for (const WorkspaceId &workspace : server().byHand)
        backend->workspaces()->addById(workspace);
    Q_EMIT completeChanged();
}

void NamePage::stored(const CredentialResult &result)
{
    m_saving = false;
    if (result.isAvailable()) {
        finish();
        return;
    }
    // The server is there and in use; only its secret has no home yet.
    const ProblemBox::Action sessionOnly{u"sessionOnly"_s, tr("Keep it for this session only")};
    QList<ProblemBox::Action> choices{{u"storeAgain"_s, tr("Try again")}, sessionOnly};
    if (result.state == CredentialState::Locked)
        choices = {{u"unlock"_s, tr("Unlock and store")}, sessionOnly};
    else if (result.state == CredentialState::NoKeychain)
        choices = {sessionOnly, {u"storeAgain"_s, tr("Try again")}};
    m_problem->present(BannerKind::Warning, tr("The server is saved, its secret is not"), result.message, result.detail, choices);
    Q_EMIT completeChanged();
}

void NamePage::storeAgain(bool sessionOnly)
{
    Backend *backend = server().session->backend(m_savedId);
    if (!backend) { // removed meanwhile, by another window
        finish();
        return;
    }
    m_problem->dismiss();
    m_saving = true;
    const ServerProfile &profile = backend->profile();
    backend->setCredentials(profile.auth == AuthKind::Basic ? profile.basicUser : profile.clientId, server().secret, sessionOnly, this,
                            [this](const CredentialResult &result) { stored(result); });
    Q_EMIT completeChanged();
}

void NamePage::unlockAndStore()
{
    m_problem->dismiss();
    m_saving = true;
    server().session->credentials()->unlock(this, [this](const CredentialResult &result) {
        if (result.isAvailable())
            storeAgain(false);
        else
            stored(result);
    });
    Q_EMIT completeChanged();
}

void NamePage::finish() { Q_EMIT saved(m_savedId); }

} // namespace airdesk::ui
