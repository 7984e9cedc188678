// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/createapplicationdialog.h"

#include "backend/session.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/clipboard.h"
#include "widgets/problembox.h"
#include "widgets/secretfield.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestName = 100;
enum DialogPage { NameFields, SecretFields };
} // namespace

CreateApplicationDialog::CreateApplicationDialog(Session *session, const ServerId &server, SecretClipboard *clipboard,
                                                 int clipboardSeconds, QWidget *parent)
    : QDialog(parent), m_session(session), m_server(server), m_clipboard(clipboard), m_clipboardSeconds(clipboardSeconds)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"createApplicationDialog"_s);
    setWindowTitle(tr("Create application"));
    setMinimumWidth(520);
    m_pages->addWidget(makeNamePage());
    m_pages->addWidget(makeSecretPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupMargin, metrics::groupMargin, metrics::groupMargin, metrics::groupMargin);
    layout->addWidget(m_pages);

    const ApplicationModel *rows = &session->models()->applications;
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &CreateApplicationDialog::roomChanged);
    connect(rows, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_full) // the one in the way was made elsewhere, and is known only now
            offerRoom(m_refusal);
        checkName();
    });
    connect(session, &Session::serverRemoved, this, [this](const ServerId &id) {
        if (id == m_server)
            QDialog::reject();
    });
    connect(clipboard, &SecretClipboard::remaining, this, [this](int seconds) {
        m_copyHint->setText(tr("copied, clears in %1 s").arg(seconds));
    });
    connect(clipboard, &SecretClipboard::ended, this, [this] { m_copyHint->setText(tr("no longer in the clipboard")); });
    checkName();
    m_name->setFocus();
}

QWidget *CreateApplicationDialog::makeNamePage()
{
    auto *page = new QWidget(this);
    const QString server = m_session->backend(m_server)->profile().name;
    auto *heading = new QLabel(tr("Create application on %1").arg(server), page);
    heading->setTextFormat(Qt::PlainText);
    heading->setFont(fonts::pageTitle());
    auto *text = new QLabel(tr("It acts with your own permissions. Name it after what will use it."), page);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_name = new QLineEdit(page);
    m_name->setObjectName(u"applicationNameEdit"_s);
    m_name->setAccessibleName(tr("Name of the application"));
    m_name->setPlaceholderText(u"nightly-scripts"_s);
    m_name->setMinimumHeight(metrics::control);
    m_nameMessage = new QLabel(page);
    m_nameMessage->setObjectName(u"applicationNameMessage"_s);
    m_nameMessage->setTextFormat(Qt::PlainText);
    m_nameMessage->setWordWrap(true);
    m_nameMessage->setMinimumHeight(fontMetrics().height());
    m_problem = new ProblemBox(page);
    m_problem->setObjectName(u"createProblem"_s);
    m_create = makeButton(tr("Create"), {}, ButtonKind::Primary, page);
    m_create->setObjectName(u"createButton"_s);
    m_create->setDefault(true);
    QPushButton *cancel = makeButton(tr("Cancel"), {}, ButtonKind::Normal, page);
    cancel->setObjectName(u"cancelButton"_s);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::groupMargin);
    auto *name = new QVBoxLayout;
    name->setSpacing(metrics::step);
    name->addWidget(m_name);
    name->addWidget(m_nameMessage);
    form->addRow(tr("&Name"), name);
    static_cast<QLabel *>(form->labelForField(name))->setBuddy(m_name);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addStretch(1);
    buttons->addWidget(m_create);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::step, metrics::step, metrics::step, metrics::step); // for the focus ring
    layout->setSpacing(metrics::gap);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &CreateApplicationDialog::checkName);
    connect(m_create, &QPushButton::clicked, this, &CreateApplicationDialog::create);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_problem, &ProblemBox::triggered, this, [this](const QString &id) {
        Q_EMIT deleteWanted({m_server, ClientId(id.mid(6))}); // "delete" and the client ID
    });
    return page;
}

QWidget *CreateApplicationDialog::makeSecretPage()
{
    auto *page = new QWidget(this);
    m_createdText = new QLabel(page);
    m_createdText->setObjectName(u"createdLabel"_s);
    m_createdText->setTextFormat(Qt::PlainText);
    m_createdText->setFont(fonts::pageTitle());
    m_createdText->setWordWrap(true);
    auto *text = new QLabel(tr("Some servers show a client secret only now. Copy it, or use the application for this server."), page);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_clientId = new QLabel(page);
    m_clientId->setObjectName(u"createdClientIdLabel"_s);
    m_clientId->setTextFormat(Qt::PlainText);
    m_clientId->setFont(fonts::fixed());
    m_clientId->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_secret = new SecretField(page);
    m_secret->setObjectName(u"createdSecretField"_s);
    m_secret->setAccessibleName(tr("Client secret"));
    m_secret->setCopyVisible(false);
    m_copy = makeButton(tr("Copy secret"), u"copy"_s, ButtonKind::Primary, page);
    m_copy->setObjectName(u"copySecretButton"_s);
    m_copyHint = new QLabel(tr("clears in %1 s").arg(m_clipboardSeconds), page);
    m_copyHint->setObjectName(u"copySecretHint"_s);
    m_copyHint->setForegroundRole(QPalette::PlaceholderText);
    m_use = makeButton(tr("Use for this server"), u"server"_s, ButtonKind::Normal, page);
    m_use->setObjectName(u"useCreatedButton"_s);
    QPushButton *close = makeButton(tr("Close"), {}, ButtonKind::Normal, page);
    close->setObjectName(u"closeCreatedButton"_s);
    m_unseen = new ProblemBox(page);
    m_unseen->setObjectName(u"unseenSecretBox"_s);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::groupMargin);
    form->setVerticalSpacing(metrics::gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Client ID"), m_clientId);
    form->addRow(tr("Client secret"), m_secret);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(metrics::gap);
    actions->addWidget(m_copy);
    actions->addWidget(m_copyHint);
    actions->addStretch(1);
    actions->addWidget(m_use);
    actions->addWidget(close);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::step, metrics::step, metrics::step, metrics::step); // for the focus ring
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_createdText);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addWidget(m_unseen);
    layout->addStretch(1);
    layout->addLayout(actions);
    connect(m_copy, &QPushButton::clicked, this, &CreateApplicationDialog::copy);
    connect(m_use, &QPushButton::clicked, this, [this] {
        m_taken = true;
        Q_EMIT useWanted({m_server, m_application.clientId});
        accept();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_unseen, &ProblemBox::triggered, this, [this](const QString &id) {
        if (id == "copyUnseen"_L1)
            copy();
        else
            reject(); // asked once; now it closes
    });
    return page;
}

QString CreateApplicationDialog::whyNot(const QString &name, const QStringList &taken)
{
    const QString plain = name.trimmed();
    if (name.isEmpty())
        return tr("Enter a name.");
    if (plain.isEmpty())
        return tr("A name needs more than blanks.");
    if (plain.size() > longestName)
        return tr("This name is too long: %1 characters at most.").arg(longestName);
    if (std::any_of(plain.begin(), plain.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return tr("A name cannot contain line breaks or control characters.");
    if (taken.contains(plain, Qt::CaseInsensitive))
        return tr("There is an application with this name already.");
    return {};
}

void CreateApplicationDialog::checkName()
{
    QStringList taken;
    const ApplicationModel &rows = m_session->models()->applications;
    for (int i = 0; i < rows.rowCount(); ++i) {
        if (rows.row(i).key.server == m_server)
            taken.append(rows.row(i).application.name);
    }
    QString why = whyNot(m_name->text(), taken);
    // An empty field needs no red words; the button says it.
    QPalette palette;
    palette.setColor(QPalette::WindowText, toneColor(Tone::Failed));
    m_nameMessage->setPalette(palette);
    m_nameMessage->setText(m_name->text().isEmpty() ? QString() : why);
    if (m_creating)
        why = tr("The server is asked…");
    setReason(m_create, why);
}

void CreateApplicationDialog::create()
{
    Backend *backend = m_session->backend(m_server);
    if (!backend || m_creating)
        return;
    m_creating = true;
    m_problem->dismiss();
    m_name->setEnabled(false);
    checkName();
    backend->applications()->create(m_name->text().trimmed(), this, [this](const Result<Application> &answer) { answered(answer); });
}

void CreateApplicationDialog::answered(const Result<Application> &answer)
{
    m_creating = false;
    m_name->setEnabled(true);
    if (answer) {
        showSecret(*answer);
        return;
    }
    const ApiError &error = answer.error();
    const Backend *backend = m_session->backend(m_server);
    const auto limit = backend ? const_cast<Backend *>(backend)->applications()->limit() : std::nullopt;
    m_full = limit && error.kind == ApiError::Kind::Invalid && error.detail.contains(QString::number(*limit));
    m_refusal = error;
    if (m_full)
        offerRoom(error);
    else
        m_problem->present(BannerKind::Fault, error.message, {}, error.detail);
    checkName();
    m_name->setFocus();
}

void CreateApplicationDialog::offerRoom(const ApiError &error)
{
    QList<ProblemBox::Action> actions;
    const ApplicationModel &rows = m_session->models()->applications;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const ApplicationRow &row = rows.row(i);
        // Not the one that Airdesk signs in with: that would end the session.
        if (row.key.server == m_server && !row.usedByServer)
            actions.append({u"delete"_s + row.key.id.value, tr("Delete %1…").arg(row.application.name.left(32))});
    }
    m_problem->present(BannerKind::Warning, tr("There is no room for another application"), error.message, error.detail, actions);
    if (Backend *backend = m_session->backend(m_server); backend && actions.isEmpty())
        backend->applications()->refresh(); // the others are not in the list yet
}

void CreateApplicationDialog::roomChanged()
{
    if (std::exchange(m_full, false)) {
        m_problem->present(BannerKind::Good, tr("There is room now"), tr("Create makes the application."));
        m_create->setFocus();
    }
    checkName();
}

void CreateApplicationDialog::showSecret(const Application &application)
{
    m_application = application;
    Q_EMIT created({m_server, application.clientId});
    m_createdText->setText(tr("%1 was created").arg(application.name));
    m_clientId->setText(application.clientId.value);
    m_secret->setSecret(application.secret);
    m_secret->setShown(true);
    const QString missing = application.secret.isEmpty() ? tr("The client secret was not returned by the server.") : QString();
    setReason(m_copy, missing);
    setReason(m_use, missing);
    m_taken = !missing.isEmpty(); // nothing that could be lost
    if (!missing.isEmpty())
        m_unseen->present(BannerKind::Warning, tr("The client secret was not returned by the server"),
                          tr("The application cannot be used without it. Look it up in the web app, or delete the application."));
    m_pages->setCurrentIndex(SecretFields);
    m_copy->setDefault(true);
    m_copy->setFocus();
}

void CreateApplicationDialog::copy()
{
    m_clipboard->copy(m_application.secret, std::chrono::seconds(m_clipboardSeconds));
    m_taken = true;
    m_unseen->dismiss();
}

void CreateApplicationDialog::reject()
{
    if (m_creating)
        return; // the answer brings the secret
    if (m_pages->currentIndex() == SecretFields && !m_taken && !std::exchange(m_asked, true)) {
        m_unseen->present(BannerKind::Warning, tr("Close without the secret?"),
                          tr("It was neither copied nor used. The server may never show it again."), {},
                          {{u"copyUnseen"_s, tr("Copy it")}, {u"closeUnseen"_s, tr("Close all the same")}});
        return;
    }
    QDialog::reject();
}

} // namespace airdesk::ui
