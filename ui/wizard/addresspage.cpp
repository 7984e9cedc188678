// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/addresspage.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *addMessage(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

//! A fault in the colour of faults, anything else quiet.
void say(QLabel *label, const QString &text, bool isFault)
{
    QPalette palette;
    if (isFault)
        palette.setColor(QPalette::WindowText, toneColor(Tone::Failed));
    label->setPalette(palette);
    label->setForegroundRole(isFault ? QPalette::WindowText : QPalette::PlaceholderText);
    label->setText(text);
}

} // namespace

AddressPage::AddressPage(NewServer *server, QWidget *parent)
    : ServerPage(server, tr("Address"), tr("Enter the address where Airbyte's web app opens in the browser. Any page of it will do."),
                 parent)
    , m_address(new QLineEdit(this))
    , m_message(addMessage(u"addressMessage"_s, this))
    , m_consent(new QCheckBox(tr("Use plain http for this server. I know that others on the network can read along."), this))
    , m_more(new QToolButton(this))
    , m_moreBox(new QWidget(this))
    , m_parsed(parseAddress({}))
{
    m_address->setObjectName(u"addressEdit"_s);
    m_address->setAccessibleName(tr("Address of the server"));
    m_address->setPlaceholderText(u"https://airbyte.example.com"_s);
    m_address->setMaxLength(2000);
    m_address->setMinimumHeight(metrics::control);
    m_address->setClearButtonEnabled(true);
    m_consent->setObjectName(u"consentCheckBox"_s);
    QSizePolicy keepsPlace = m_consent->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_consent->setSizePolicy(keepsPlace);
    m_consent->hide();
    body()->addWidget(m_address);
    body()->addWidget(m_message);
    body()->addWidget(m_consent);
    addMore();
    body()->addStretch(1);
    setFirst(m_address);

    connect(m_address, &QLineEdit::textChanged, this, [this] {
        m_consent->setChecked(false); // said for one address only
        check();
    });
    connect(m_consent, &QCheckBox::toggled, this, &AddressPage::check);
    connect(&theme(), &UiTheme::changed, this, [this] {
        check();
        checkMore();
    });
    check();
}

void AddressPage::addMore()
{
    m_more->setObjectName(u"moreButton"_s);
    m_more->setText(tr("More: private certificates, proxy"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setIcon(icon(u"chevron-right"_s));
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        m_more->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
        m_moreBox->setVisible(open);
    });

    m_caFile = new QLineEdit(m_moreBox);
    m_caFile->setObjectName(u"caFileEdit"_s);
    m_caFile->setAccessibleName(tr("File with certificates to trust"));
    m_caFile->setPlaceholderText(tr("only the certificates that this computer trusts"));
    QPushButton *choose = makeButton(tr("Choose…"), {}, ButtonKind::Normal, m_moreBox);
    choose->setObjectName(u"chooseCaFileButton"_s);
    connect(choose, &QPushButton::clicked, this, &AddressPage::chooseCaFile);
    m_caMessage = addMessage(u"caFileMessage"_s, m_moreBox);
    auto *caRow = new QHBoxLayout;
    caRow->setSpacing(metrics::gap);
    caRow->addWidget(m_caFile, 1);
    caRow->addWidget(choose);

    m_proxyMode = new QComboBox(m_moreBox);
    m_proxyMode->setObjectName(u"proxyModeBox"_s);
    m_proxyMode->setAccessibleName(tr("Proxy"));
    m_proxyMode->addItem(tr("As this computer is set up"), int(ProxyMode::System));
    m_proxyMode->addItem(tr("None"), int(ProxyMode::None));
    m_proxyMode->addItem(tr("This one:"), int(ProxyMode::Manual));
    m_proxyHost = new QLineEdit(m_moreBox);
    m_proxyHost->setObjectName(u"proxyHostEdit"_s);
    m_proxyHost->setAccessibleName(tr("Host of the proxy"));
    m_proxyHost->setPlaceholderText(u"proxy.example.com"_s);
    m_proxyPort = new QSpinBox(m_moreBox);
    m_proxyPort->setObjectName(u"proxyPortBox"_s);
    m_proxyPort->setAccessibleName(tr("Port of the proxy"));
    m_proxyPort->setRange(1, 65535);
    m_proxyPort->setValue(3128);
    m_proxyUser = new QLineEdit(m_moreBox);
    m_proxyUser->setObjectName(u"proxyUserEdit"_s);
    m_proxyUser->setAccessibleName(tr("User of the proxy"));
    m_proxyUser->setPlaceholderText(tr("user, if it asks for one"));
    auto *proxyRow = new QHBoxLayout;
    proxyRow->setSpacing(metrics::gap);
    proxyRow->addWidget(m_proxyMode);
    proxyRow->addWidget(m_proxyHost, 2);
    proxyRow->addWidget(m_proxyPort);
    proxyRow->addWidget(m_proxyUser, 1);

    auto *form = new QFormLayout(m_moreBox);
    form->setContentsMargins(metrics::pageMargin, 0, 0, 0);
    form->setHorizontalSpacing(metrics::groupMargin);
    form->setVerticalSpacing(metrics::gap);
    auto *ca = new QVBoxLayout;
    ca->setSpacing(metrics::step);
    ca->addLayout(caRow);
    ca->addWidget(m_caMessage);
    form->addRow(tr("Certificates"), ca);
    form->addRow(tr("Proxy"), proxyRow);
    m_moreBox->hide();
    body()->addSpacing(metrics::gap);
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    body()->addWidget(m_moreBox);

    connect(m_caFile, &QLineEdit::textChanged, this, &AddressPage::checkMore);
    connect(m_proxyMode, &QComboBox::currentIndexChanged, this, &AddressPage::checkMore);
    connect(m_proxyHost, &QLineEdit::textChanged, this, &AddressPage::checkMore);
    checkMore();
}

void AddressPage::setAddress(const QString &typed)
{
    if (m_address->text() != typed)
        m_address->setText(typed);
    m_consent->setChecked(server().profile.allowHttp);
    m_caFile->setText(server().profile.caFile);
}

void AddressPage::check()
{
    const QString typed = m_address->text();
    m_parsed = checkTypedAddress(typed, m_consent->isChecked());
    const Result<ServerAddress> read = parseAddress(typed);
    m_consent->setVisible(read && read->needsConsent());
    if (typed.trimmed().isEmpty())
        say(m_message, tr("For example airbyte.example.com, https://example.com/prefix or localhost:8000."), false);
    else if (m_parsed)
        say(m_message, tr("Airdesk will use %1").arg(m_parsed->root.toDisplayString()), false);
    else
        say(m_message, m_parsed.error().message, true);
    m_address->setAccessibleDescription(m_message->text());
    Q_EMIT completeChanged();
}

void AddressPage::checkMore()
{
    const bool manual = m_proxyMode->currentData().toInt() == int(ProxyMode::Manual);
    for (QWidget *field : {static_cast<QWidget *>(m_proxyHost), static_cast<QWidget *>(m_proxyPort), static_cast<QWidget *>(m_proxyUser)})
        field->setEnabled(manual);
    m_moreProblem.clear();
    if (manual && m_proxyHost->text().trimmed().isEmpty())
        m_moreProblem = tr("Enter the host of the proxy, or choose another proxy rule.");
    const QString file = m_caFile->text().trimmed();
    const Result<void> readable = file.isEmpty() ? Result<void>() : checkCaFile(file);
    if (!readable)
        m_moreProblem = readable.error().message;
    say(m_caMessage, readable ? tr("A PEM file; it is trusted for this server only.") : readable.error().message, !readable);
    Q_EMIT completeChanged();
}

void AddressPage::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificates to trust for this server"), {}, tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

QString AddressPage::whyNotNext() const
{
    if (m_address->text().trimmed().isEmpty())
        return tr("Next needs an address.");
    if (!m_parsed)
        return tr("Next needs an address that can be used.");
    return m_moreProblem;
}

bool AddressPage::validatePage()
{
    if (!m_parsed)
        return false;
    ServerProfile &profile = server().profile;
    if (profile.address != m_parsed->root) {
        // What was found out about another server does not hold for this one.
        ServerProfile fresh;
        fresh.name = profile.name;
        fresh.color = profile.color;
        fresh.readOnly = profile.readOnly;
        profile = fresh;
    }
    profile.address = m_parsed->root;
    profile.allowHttp = m_parsed->needsConsent() && m_consent->isChecked();
    profile.caFile = m_caFile->text().trimmed();
    profile.proxyMode = ProxyMode(m_proxyMode->currentData().toInt());
    const bool manual = profile.proxyMode == ProxyMode::Manual;
    profile.proxyHost = manual ? m_proxyHost->text().trimmed() : QString();
    profile.proxyPort = manual ? quint16(m_proxyPort->value()) : quint16(0);
    profile.proxyUser = manual ? m_proxyUser->text().trimmed() : QString();
    server().typedAddress = m_address->text();
    return true;
}

} // namespace airdesk::ui
