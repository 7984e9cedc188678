// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/serverform.h"

#include "api/address.h"
#include "backend/session.h"
#include "dialogs/confirmdialog.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "wizard/colorswatches.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

QLineEdit *makeLine(const char *name, const QString &accessibleName, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    line->setAccessibleName(accessibleName);
    line->setMinimumSize(280, metrics::control);
    line->setMaxLength(10'000);
    return line;
}

QWidget *inRow(std::initializer_list<QWidget *> widgets, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return row;
}

} // namespace

ServerForm::ServerForm(Session *session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setObjectName(u"serverForm"_s);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::groupGap);
    form->setVerticalSpacing(metrics::gap);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    buildIdentity(form);
    buildCredentials(form);
    buildNetwork(form);

    m_problem = new QLabel(this);
    m_problem->setObjectName(u"serverFormProblemLabel"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_save = makeButton(tr("Save"), u"save"_s, ButtonKind::Primary, this);
    m_save->setObjectName(u"saveServerButton"_s);
    m_revert = makeButton(tr("Revert"), {}, ButtonKind::Normal, this);
    m_revert->setObjectName(u"revertServerButton"_s);
    m_remove = makeButton(tr("Remove server…"), u"trash"_s, ButtonKind::Danger, this);
    m_remove->setObjectName(u"removeServerButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(m_save);
    buttons->addWidget(m_revert);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::groupMargin);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);

    for (QLineEdit *line : {m_name, m_address, m_proxyHost, m_proxyUser, m_caFile})
        connect(line, &QLineEdit::textChanged, this, &ServerForm::check);
    for (QCheckBox *box : {m_readOnly, m_allowHttp})
        connect(box, &QCheckBox::toggled, this, &ServerForm::check);
    connect(m_color, &ColorSwatches::colorChosen, this, &ServerForm::check);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &ServerForm::check);
    connect(m_proxyPort, &QSpinBox::valueChanged, this, &ServerForm::check);
    connect(m_save, &QPushButton::clicked, this, &ServerForm::save);
    connect(m_revert, &QPushButton::clicked, this, &ServerForm::read);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_server); });
    connect(session, &Session::serverChanged, this, [this](const ServerId &server) {
        if (server == m_server && !isChanged())
            read();
    });
}

void ServerForm::buildIdentity(QFormLayout *form)
{
    m_name = makeLine("serverNameLineEdit", tr("Name of the server"), this);
    m_address = makeLine("serverAddressLineEdit", tr("Address of the server"), this);
    m_color = new ColorSwatches(this);
    m_color->setObjectName(u"serverColorSwatches"_s);
    m_color->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_readOnly = new QCheckBox(tr("Read only: Airdesk sends nothing to it that changes anything"), this);
    m_readOnly->setObjectName(u"readOnlyCheckBox"_s);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("Colour"), m_color);
    form->addRow({}, m_readOnly);
}

void ServerForm::buildCredentials(QFormLayout *form)
{
    m_credentials = new QLabel(this);
    m_credentials->setObjectName(u"credentialStateLabel"_s);
    m_credentials->setTextFormat(Qt::PlainText);
    m_credentials->setWordWrap(true);
    m_replace = makeButton(tr("Replace…"), u"key"_s, ButtonKind::Normal, this);
    m_replace->setObjectName(u"replaceCredentialsButton"_s);
    m_forget = makeButton(tr("Forget…"), {}, ButtonKind::Danger, this);
    m_forget->setObjectName(u"forgetCredentialsButton"_s);
    form->addRow(tr("Credentials"), m_credentials);
    form->addRow({}, inRow({m_replace, m_forget}, this));
    connect(m_replace, &QPushButton::clicked, this, [this] { Q_EMIT credentialsRequested(m_server); });
    connect(m_forget, &QPushButton::clicked, this, &ServerForm::forgetCredentials);
}

void ServerForm::buildNetwork(QFormLayout *form)
{
    m_proxy = new QComboBox(this);
    m_proxy->setObjectName(u"proxyComboBox"_s);
    m_proxy->setAccessibleName(tr("Proxy"));
    m_proxy->setMinimumSize(240, metrics::control);
    m_proxy->setMaximumWidth(280);
    m_proxy->addItem(tr("As the system says"), int(ProxyMode::System));
    m_proxy->addItem(tr("None"), int(ProxyMode::None));
    m_proxy->addItem(tr("This HTTP proxy"), int(ProxyMode::Manual));
    m_proxyHost = makeLine("proxyHostLineEdit", tr("Host of the proxy"), this);
    m_proxyHost->setPlaceholderText(tr("proxy.example.com"));
    m_proxyPort = new QSpinBox(this);
    m_proxyPort->setObjectName(u"proxyPortSpinBox"_s);
    m_proxyPort->setAccessibleName(tr("Port of the proxy"));
    m_proxyPort->setRange(0, 65535);
    m_proxyPort->setMinimumSize(84, metrics::control);
    m_proxyUser = makeLine("proxyUserLineEdit", tr("User of the proxy"), this);
    m_proxyUser->setPlaceholderText(tr("User, if it wants one"));
    m_caFile = makeLine("caFileLineEdit", tr("File with additional certificates"), this);
    m_caFile->setPlaceholderText(tr("PEM file with your own certificate authority"));
    QPushButton *browse = makeButton(tr("Choose…"), u"folder"_s, ButtonKind::Normal, this);
    browse->setObjectName(u"chooseCaFileButton"_s);
    m_pin = new QLabel(this);
    m_pin->setObjectName(u"pinnedCertificateLabel"_s);
    m_pin->setTextFormat(Qt::PlainText);
    m_unpin = makeButton(tr("Trust it no longer"), {}, ButtonKind::Normal, this);
    m_unpin->setObjectName(u"unpinButton"_s);
    m_allowHttp = new QCheckBox(tr("Allow plain http: tokens can be read on the way"), this);
    m_allowHttp->setObjectName(u"allowHttpCheckBox"_s);
    form->addRow(tr("&Proxy"), m_proxy);
    form->addRow({}, inRow({m_proxyHost, m_proxyPort}, this));
    form->addRow({}, m_proxyUser);
    form->addRow(tr("&Certificates"), inRow({m_caFile, browse}, this));
    form->addRow({}, inRow({m_pin, m_unpin}, this));
    form->addRow({}, m_allowHttp);
    connect(browse, &QPushButton::clicked, this, &ServerForm::chooseCaFile);
    connect(m_unpin, &QPushButton::clicked, this, [this] {
        m_dropPin = true;
        check();
    });
}

void ServerForm::setServer(const ServerId &server)
{
    const bool another = std::exchange(m_server, server) != server;
    if (!another && isChanged())
        return;
    if (m_backend)
        disconnect(m_backend, nullptr, this, nullptr);
    m_backend = m_session->backend(server);
    if (m_backend)
        connect(m_backend, &Backend::stateChanged, this, &ServerForm::updateCredentials);
    read();
}

void ServerForm::read()
{
    const ServerProfile *profile = m_session->profiles()->find(m_server);
    if (!profile)
        return;
    m_saved = *profile;
    m_dropPin = false;
    const QList<QObject *> fields{m_name, m_address, m_proxyHost, m_proxyUser, m_caFile, m_readOnly, m_allowHttp, m_proxy, m_proxyPort};
    for (QObject *field : fields)
        field->blockSignals(true);
    m_name->setText(m_saved.name);
    m_address->setText(m_saved.address.toDisplayString());
    m_color->setColor(m_saved.color.isEmpty() ? ServerProfile::colors().constLast() : m_saved.color);
    m_readOnly->setChecked(m_saved.readOnly);
    m_proxy->setCurrentIndex(m_proxy->findData(int(m_saved.proxyMode)));
    m_proxyHost->setText(m_saved.proxyHost);
    m_proxyPort->setValue(m_saved.proxyPort);
    m_proxyUser->setText(m_saved.proxyUser);
    m_caFile->setText(m_saved.caFile);
    m_allowHttp->setChecked(m_saved.allowHttp);
    for (QObject *field : fields)
        field->blockSignals(false);
    updateCredentials();
    check();
}

ServerProfile ServerForm::typed() const
{
    ServerProfile profile = m_saved;
    profile.name = m_name->text().trimmed();
    if (m_address->text() != m_saved.address.toDisplayString()) {
        const Result<ServerAddress> address = parseAddress(m_address->text());
        profile.address = address ? address->root : QUrl();
        // Another place: what was found at the old one says nothing about it.
        if (profile.address != m_saved.address) {
            profile.publicBase = profile.configBase = profile.tokenUrl = QUrl();
            profile.version.clear();
            profile.edition.clear();
            profile.authMode.clear();
        }
    }
    if (!m_saved.color.isEmpty() || m_color->color() != ServerProfile::colors().constLast())
        profile.color = m_color->color();
    profile.readOnly = m_readOnly->isChecked();
    profile.proxyMode = ProxyMode(m_proxy->currentData().toInt());
    profile.proxyHost = m_proxyHost->text().trimmed();
    profile.proxyPort = quint16(m_proxyPort->value());
    profile.proxyUser = m_proxyUser->text().trimmed();
    profile.caFile = m_caFile->text().trimmed();
    if (m_dropPin)
        profile.pinnedSha256.clear();
    profile.allowHttp = m_allowHttp->isChecked();
    return profile;
}

bool ServerForm::isChanged() const
{
    const ServerProfile *profile = m_session->profiles()->find(m_saved.id);
    return profile && !m_saved.id.isEmpty() && typed() != m_saved;
}

void ServerForm::check()
{
    const ServerProfile profile = typed();
    const bool manual = profile.proxyMode == ProxyMode::Manual;
    m_proxyHost->parentWidget()->setVisible(manual);
    m_proxyUser->setVisible(manual);
    const bool pinned = !profile.pinnedSha256.isEmpty();
    m_pin->parentWidget()->setVisible(pinned);
    m_pin->setText(tr("Accepted by hand: SHA-256 %1…").arg(QString::fromLatin1(profile.pinnedSha256.left(16))));
    m_pin->setToolTip(QString::fromLatin1(profile.pinnedSha256));

    QString problem;
    if (const Result<ServerAddress> address = parseAddress(m_address->text()); !address)
        problem = address.error().message;
    else if (address->needsConsent() && !profile.allowHttp)
        problem = tr("This address is not encrypted. Use https, or allow plain http below.");
    else if (const Result<void> name = m_session->profiles()->checkName(profile.name, m_server); !name)
        problem = name.error().message;
    else if (const Result<void> fields = checkProfile(profile); !fields)
        problem = fields.error().message;
    const bool changed = profile != m_saved;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, colors().status(RunStatus::Failed));
    m_problem->setPalette(ink);
    setReason(m_save, !changed ? tr("Nothing was changed") : problem);
    setReason(m_revert, changed ? QString() : tr("Nothing was changed"));
}

void ServerForm::save()
{
    const ServerProfile profile = typed();
    if (!profile.caFile.isEmpty() && profile.caFile != m_saved.caFile) {
        if (const Result<void> file = checkCaFile(profile.caFile); !file) {
            m_problem->setText(file.error().message);
            m_problem->setVisible(true);
            return;
        }
    }
    if (const Result<void> saved = m_session->profiles()->update(profile); !saved) {
        m_problem->setText(saved.error().message);
        m_problem->setVisible(true);
        return;
    }
    Q_EMIT message(tr("%1 was saved").arg(profile.name));
    read();
}

void ServerForm::updateCredentials()
{
    if (!m_backend)
        return;
    const ServerProfile &profile = m_backend->profile();
    QString text;
    switch (profile.auth) {
    case AuthKind::None:
        text = tr("This server asks for none.");
        break;
    case AuthKind::Basic:
        text = tr("User %1, with a password.").arg(profile.basicUser);
        break;
    case AuthKind::Application:
        text = profile.clientId.isEmpty() ? tr("None are known.") : tr("Application with the client ID %1.").arg(profile.clientId);
        break;
    }
    const CredentialResult &result = m_backend->credentialResult();
    if (profile.auth != AuthKind::None) {
        if (m_backend->tokens()->state() == TokenSource::State::Refused)
            text += u' ' + tr("The server refused them.");
        else if (m_backend->tokens()->hasCredentials() || profile.auth == AuthKind::Basic)
            text += u' ' + (profile.sessionOnly ? tr("For this session only.") : tr("The secret is in %1.").arg(m_session->credentials()->backendName()));
        else if (!result.message.isEmpty())
            text += u' ' + result.message;
        else
            text += u' ' + tr("The secret is not known.");
    }
    m_credentials->setText(text);
    setReason(m_forget, profile.auth == AuthKind::None ? tr("There is nothing to forget") : QString());
}

void ServerForm::forgetCredentials()
{
    if (!m_backend)
        return;
    ConfirmDialog::ask(this,
                       {.title = tr("Forget credentials"),
                        .text = tr("Forget the credentials of %1?").arg(m_backend->profile().name),
                        .detail = tr("The entry in the keychain is deleted and nothing is read from the server until you enter new ones. The application "
                                     "itself stays on the server."),
                        .yes = tr("Forget"),
                        .no = {}},
                       m_backend, [backend = m_backend] { backend->dropCredentials(true); });
}

void ServerForm::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("File with certificates"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

} // namespace airdesk::ui
