// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/credentialsform.h"

#include "api/address.h"
#include "auth/credentialstore.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/problembox.h"

#include <QAction>
#include <QButtonGroup>
#include <QDesktopServices>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

enum FormPage { ApplicationFields, BasicFields, NoFields };

bool holdsMore(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.contains(u' ') || trimmed.contains(u'\n') || trimmed.contains(u'\t') || trimmed.startsWith(u'{');
}

} // namespace

CredentialsForm::CredentialsForm(QWidget *parent)
    : QWidget(parent)
    , m_application(new QRadioButton(tr("Application: client ID and secret"), this))
    , m_basic(new QRadioButton(tr("User and password"), this))
    , m_none(new QRadioButton(tr("None"), this))
    , m_pages(new QStackedWidget(this))
    , m_problem(new ProblemBox(this))
{
    m_application->setObjectName(u"applicationRadio"_s);
    m_basic->setObjectName(u"basicRadio"_s);
    m_basic->setToolTip(tr("Basic authentication, as an old server or a proxy in front of it asks for"));
    m_none->setObjectName(u"noneRadio"_s);
    m_none->setToolTip(tr("For servers whose authentication is switched off"));
    m_problem->setObjectName(u"credentialsProblem"_s);
    auto *kinds = new QButtonGroup(this);
    auto *kindRow = new QHBoxLayout;
    kindRow->setSpacing(metrics::groupGap);
    for (QRadioButton *kind : {m_application, m_basic, m_none}) {
        kinds->addButton(kind);
        kindRow->addWidget(kind);
    }
    kindRow->addStretch(1);
    m_pages->addWidget(makeApplicationPage());
    m_pages->addWidget(makeBasicPage());
    m_pages->addWidget(makeNonePage());
    m_application->setChecked(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::step, metrics::step, metrics::step, metrics::step); // for the focus ring
    layout->setSpacing(metrics::groupMargin);
    layout->addLayout(kindRow);
    layout->addWidget(m_pages);
    layout->addWidget(m_problem);
    layout->addStretch(1);

    connect(m_application, &QRadioButton::toggled, this, [this](bool on) {
        if (on)
            m_pages->setCurrentIndex(ApplicationFields);
    });
    connect(m_basic, &QRadioButton::toggled, this, [this](bool on) {
        if (on)
            m_pages->setCurrentIndex(BasicFields);
    });
    connect(m_none, &QRadioButton::toggled, this, [this](bool on) {
        if (on)
            m_pages->setCurrentIndex(NoFields);
    });
    connect(kinds, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *, bool on) {
        if (on)
            edited();
    });
    connect(m_problem, &ProblemBox::triggered, this, [this](const QString &id) {
        const size_t at = id.mid(10).toULongLong(); // "suggestion" and its number
        if (at < m_suggestions.size())
            Q_EMIT suggestionChosen(CheckSuggestion(m_suggestions[at]));
    });
    connect(&m_abctl, &AbctlCredentials::found, this, [this](const CredentialPair &pair) {
        setReason(m_runAbctl, {});
        take(pair, tr("Read from abctl"));
    });
    connect(&m_abctl, &AbctlCredentials::failed, this, [this](const ApiError &error) {
        setReason(m_runAbctl, {});
        say({}, false);
        showError(error);
    });
}

QLineEdit *CredentialsForm::makeSecretEdit(const QString &objectName, const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setEchoMode(QLineEdit::Password);
    edit->setMinimumHeight(metrics::control);
    auto *eye = edit->addAction(icon(u"eye"_s), QLineEdit::TrailingPosition);
    eye->setCheckable(true);
    eye->setText(tr("Show or hide the secret"));
    connect(eye, &QAction::toggled, edit, [edit](bool shown) { edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    return edit;
}

QWidget *CredentialsForm::makeApplicationPage()
{
    auto *page = new QWidget(this);
    m_pair = new QLineEdit(page);
    m_pair->setObjectName(u"pairEdit"_s);
    m_pair->setAccessibleName(tr("Client ID and client secret, pasted together"));
    m_pair->setEchoMode(QLineEdit::Password);
    m_pair->setMaxLength(1 << 20);
    m_pair->setMinimumHeight(metrics::control);
    m_pair->setProperty("airdeskKeepsEnter", true);
    m_pair->setPlaceholderText(tr("ID SECRET, JSON, or the output of abctl local credentials"));
    m_pairMessage = new QLabel(page);
    m_pairMessage->setObjectName(u"pairMessage"_s);
    m_pairMessage->setTextFormat(Qt::PlainText);
    m_pairMessage->setWordWrap(true);
    m_pairMessage->setMinimumHeight(fontMetrics().height());
    m_clientId = new QLineEdit(page);
    m_clientId->setObjectName(u"clientIdEdit"_s);
    m_clientId->setAccessibleName(tr("Client ID"));
    m_clientId->setFont(fonts::fixed());
    m_clientId->setMinimumHeight(metrics::control);
    m_clientSecret = makeSecretEdit(u"clientSecretEdit"_s, tr("Client secret"), page);
    m_runAbctl = makeButton(tr("Run abctl local credentials"), u"api-console"_s, ButtonKind::Normal, page);
    m_runAbctl->setObjectName(u"runAbctlButton"_s);
    setReason(m_runAbctl, AbctlCredentials::program().isEmpty() ? tr("abctl is not installed on this computer.") : QString());
    m_browser = makeButton(tr("Open settings/applications in the browser"), u"open-external"_s, ButtonKind::Normal, page);
    m_browser->setObjectName(u"openApplicationsButton"_s);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::groupMargin);
    form->setVerticalSpacing(metrics::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(metrics::step);
    pair->addWidget(m_pair);
    pair->addWidget(m_pairMessage);
    form->addRow(tr("&Paste both"), pair);
    static_cast<QLabel *>(form->labelForField(pair))->setBuddy(m_pair);
    form->addRow(tr("Client &ID"), m_clientId);
    form->addRow(tr("Client &secret"), m_clientSecret);
    auto *helpers = new QHBoxLayout;
    helpers->setSpacing(metrics::gap);
    helpers->addWidget(m_browser);
    helpers->addWidget(m_runAbctl);
    helpers->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, metrics::step, metrics::step, metrics::step);
    layout->setSpacing(metrics::groupMargin);
    layout->addLayout(form);
    layout->addLayout(helpers);
    say({}, false);

    connect(m_pair, &QLineEdit::textChanged, this, &CredentialsForm::pairTextChanged);
    connect(m_pair, &QLineEdit::editingFinished, this, [this] {
        if (!m_pair->text().trimmed().isEmpty())
            takeText(m_pair->text(), true);
    });
    // A pair pasted into one of the two fields is meant for both.
    for (QLineEdit *field : {m_clientId, m_clientSecret}) {
        connect(field, &QLineEdit::textChanged, this, [this](const QString &text) {
            if (holdsMore(text) && takeText(text, false))
                return;
            edited();
        });
    }
    connect(m_clientId, &QLineEdit::returnPressed, m_clientSecret, qOverload<>(&QWidget::setFocus));
    connect(m_browser, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(applicationsPage(m_root)); });
    connect(m_runAbctl, &QPushButton::clicked, this, [this] {
        m_problem->dismiss();
        say(tr("abctl is asked…"), false);
        setReason(m_runAbctl, tr("abctl is asked…"));
        m_abctl.run();
    });
    return page;
}

QWidget *CredentialsForm::makeBasicPage()
{
    auto *page = new QWidget(this);
    m_user = new QLineEdit(page);
    m_user->setObjectName(u"basicUserEdit"_s);
    m_user->setAccessibleName(tr("User name"));
    m_user->setMinimumHeight(metrics::control);
    m_password = makeSecretEdit(u"basicPasswordEdit"_s, tr("Password"), page);
    auto *text = new QLabel(tr("For a proxy in front of Airbyte that asks for a user name, or for an old server. An access token cannot "
                               "be sent besides: both would need the same header."), page);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, metrics::step, metrics::step, metrics::step);
    form->setHorizontalSpacing(metrics::groupMargin);
    form->setVerticalSpacing(metrics::gap);
    form->addRow(text);
    form->addRow(tr("&User name"), m_user);
    form->addRow(tr("Pass&word"), m_password);
    for (QLineEdit *field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &CredentialsForm::edited);
    connect(m_user, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    return page;
}

QWidget *CredentialsForm::makeNonePage()
{
    auto *page = new QWidget(this);
    m_noneText = new QLabel(page);
    m_noneText->setObjectName(u"noneLabel"_s);
    m_noneText->setWordWrap(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_noneText);
    layout->addStretch(1);
    return page;
}

void CredentialsForm::setServer(const QUrl &root, const QString &authMode)
{
    m_root = root;
    m_browser->setToolTip(applicationsPage(root).toDisplayString());
    m_noneText->setText(authMode == "none"_L1
                            ? tr("This server says that its authentication is switched off: it needs no credentials, and has no applications.")
                            : tr("No credentials are sent. This works only where authentication is switched off on the server."));
}

void CredentialsForm::setAuth(AuthKind auth)
{
    (auth == AuthKind::Application ? m_application : auth == AuthKind::Basic ? m_basic : m_none)->setChecked(true);
}

void CredentialsForm::setUser(const QString &user)
{
    (m_basic->isChecked() ? m_user : m_clientId)->setText(user);
}

CredentialsForm::Values CredentialsForm::values() const
{
    if (m_none->isChecked())
        return {AuthKind::None, {}, {}};
    if (m_basic->isChecked())
        return {AuthKind::Basic, m_user->text(), Secret(m_password->text().toUtf8())};
    return {AuthKind::Application, m_clientId->text().trimmed(), Secret(m_clientSecret->text().trimmed().toUtf8())};
}

QString CredentialsForm::whyNot() const
{
    const Values entered = values();
    if (entered.auth == AuthKind::None)
        return {};
    if (entered.auth == AuthKind::Basic) {
        if (entered.user.isEmpty())
            return tr("Enter the user name.");
        if (entered.user.contains(u':'))
            return tr("A user name cannot contain a colon.");
        if (entered.secret.isEmpty())
            return tr("Enter the password.");
        return entered.secret.size() > CredentialStore::largestSecret ? tr("This password is too long.") : QString();
    }
    if (const auto id = checkClientId(entered.user); !id)
        return id.error().message;
    const auto secret = checkClientSecret(entered.secret);
    return secret ? QString() : secret.error().message;
}

void CredentialsForm::setBusy(bool busy)
{
    m_pages->setEnabled(!busy);
    for (QWidget *kind : {static_cast<QWidget *>(m_application), static_cast<QWidget *>(m_basic), static_cast<QWidget *>(m_none)})
        kind->setEnabled(!busy);
    if (busy)
        m_problem->dismiss();
}

QWidget *CredentialsForm::firstField() const
{
    if (m_none->isChecked())
        return m_none;
    if (m_basic->isChecked())
        return m_user->text().isEmpty() ? m_user : m_password;
    if (m_clientId->text().isEmpty())
        return m_pair;
    return m_clientSecret;
}

void CredentialsForm::showFailure(const CheckStep &step)
{
    m_suggestions.clear();
    QList<ProblemBox::Action> actions;
    for (const CheckSuggestion &suggestion : step.suggestions) {
        if (suggestion.kind == CheckSuggestion::Kind::EnterCredentials || suggestion.kind == CheckSuggestion::Kind::EnterWorkspace)
            continue;
        actions.append({u"suggestion%1"_s.arg(m_suggestions.size()), suggestion.text});
        m_suggestions.push_back(suggestion);
    }
    const QString detail = step.error ? step.error->detail : QString();
    m_problem->present(BannerKind::Fault, tr("%1: %2").arg(step.title, step.result),
                       QStringList{step.meaning, step.remedy}.join(u' ').trimmed(), detail, actions);
}

void CredentialsForm::showError(const ApiError &error)
{
    m_suggestions.clear();
    m_problem->present(BannerKind::Fault, error.message, {}, error.detail);
}

// ---- what was pasted

void CredentialsForm::pairTextChanged(const QString &text)
{
    const bool pasted = text.size() > m_pairLength + 1;
    m_pairLength = text.size();
    if (text.trimmed().isEmpty())
        return;
    if (pasted)
        takeText(text, true);
    else
        say(tr("Press Enter when both are there."), false);
}

bool CredentialsForm::takeText(const QString &text, bool sayWhyNot)
{
    const Result<CredentialPair> pair = readCredentialText(text);
    if (pair)
        take(*pair, tr("Recognised"));
    else if (sayWhyNot)
        say(pair.error().message, true);
    return pair.has_value();
}

void CredentialsForm::take(const CredentialPair &pair, const QString &from)
{
    // Taken over as a whole before anybody hears of it.
    for (QLineEdit *field : {m_pair, m_clientId, m_clientSecret})
        field->blockSignals(true);
    m_pair->clear(); // its undo history goes with it below
    m_pairLength = 0;
    m_clientId->setText(pair.clientId);
    m_clientSecret->setText(QString::fromUtf8(pair.secret.reveal()));
    for (QLineEdit *field : {m_pair, m_clientId, m_clientSecret})
        field->blockSignals(false);
    m_pair->setText({});
    say(tr("%1: client ID %2 and its secret.").arg(from, pair.clientId.left(40)), false);
    edited();
}

void CredentialsForm::say(const QString &text, bool isFault)
{
    QPalette palette;
    if (isFault)
        palette.setColor(QPalette::WindowText, toneColor(Tone::Failed));
    m_pairMessage->setPalette(palette);
    m_pairMessage->setForegroundRole(isFault ? QPalette::WindowText : QPalette::PlaceholderText);
    m_pairMessage->setText(text.isEmpty() ? tr("Any form in which both come will do.") : text);
}

void CredentialsForm::edited()
{
    m_problem->dismiss();
    Q_EMIT changed();
}

} // namespace airdesk::ui
