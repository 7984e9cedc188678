// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settingspage.h"

#include "backend/session.h"
#include "pages/pageheader.h"
#include "pages/serverform.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "uisettings.h"
#include "widgets/groupbox.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnWidth = 720;

QFormLayout *makeForm(QVBoxLayout *layout)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::groupGap);
    form->setVerticalSpacing(metrics::gap);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    layout->addLayout(form);
    return form;
}

QComboBox *makeCombo(const char *name, const QString &accessibleName, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(QLatin1String(name));
    combo->setAccessibleName(accessibleName);
    combo->setMinimumSize(240, metrics::control);
    return combo;
}

void choose(QComboBox *combo, const QVariant &data)
{
    const QSignalBlocker quiet(combo);
    combo->setCurrentIndex(std::max(0, combo->findData(data)));
}

} // namespace

SettingsPage::SettingsPage(Session *session, Settings *settings, QWidget *parent)
    : Page(parent), m_session(session), m_settings(settings), m_banner(new Banner(this))
{
    setObjectName(u"settingsPage"_s);
    auto *header = new PageHeader(tr("Settings"), {}, this);
    m_banner->setObjectName(u"settingsBanner"_s);
    m_banner->setVisible(false);
    connect(m_banner, &Banner::actionTriggered, this, &Page::remedyChosen);

    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *boxes = new QVBoxLayout(column);
    boxes->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    boxes->setSpacing(metrics::groupGap);
    buildLook(boxes);
    buildSecrets(boxes);
    buildServers(boxes);
    boxes->addStretch(1);
    auto *ground = new QWidget;
    auto *row = new QHBoxLayout(ground);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"settingsScrollArea"_s);
    scroll->setAccessibleName(tr("Settings"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(ground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    auto *slot = new QVBoxLayout;
    slot->setContentsMargins(metrics::gap, 0, metrics::gap, 0);
    slot->addWidget(m_banner);
    layout->addLayout(slot);
    layout->addWidget(scroll, 1);

    connect(settings, &Settings::changed, this, &SettingsPage::read);
    connect(session, &Session::serverAdded, this, &SettingsPage::fillServers);
    connect(session, &Session::serverChanged, this, &SettingsPage::fillServers);
    connect(session, &Session::serverRemoved, this, &SettingsPage::fillServers, Qt::QueuedConnection);
    read();
    fillServers();
}

void SettingsPage::buildLook(QVBoxLayout *layout)
{
    auto *box = new GroupBox(tr("Window"), this);
    QFormLayout *form = makeForm(box->body());
    m_theme = makeCombo("themeComboBox", tr("Theme"), box);
    m_theme->addItem(tr("As the desktop"), int(Theme::System));
    m_theme->addItem(tr("Light"), int(Theme::Light));
    m_theme->addItem(tr("Dark"), int(Theme::Dark));
    m_startPage = makeCombo("startPageComboBox", tr("Open on page"), box);
    m_startPage->addItem(tr("Connections"), u"connections"_s);
    m_startPage->addItem(tr("Workspaces"), u"workspaces"_s);
    m_startPage->addItem(tr("Applications"), u"applications"_s);
    m_startPage->addItem(tr("The one shown last"), u"last"_s);
    m_startServer = makeCombo("startServerComboBox", tr("Open on server"), box);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("Open on &page"), m_startPage);
    form->addRow(tr("Open on se&rver"), m_startServer);
    layout->addWidget(box);
    connect(m_theme, &QComboBox::activated, this, [this] { m_settings->set(settings::theme, Theme(m_theme->currentData().toInt())); });
    connect(m_startPage, &QComboBox::activated, this, [this] { m_settings->set(settings::startPage, m_startPage->currentData().toString()); });
    connect(m_startServer, &QComboBox::activated, this,
            [this] { m_settings->set(settings::startServer, m_startServer->currentData().toString()); });
}

void SettingsPage::buildSecrets(QVBoxLayout *layout)
{
    auto *box = new GroupBox(tr("Secrets"), this);
    QFormLayout *form = makeForm(box->body());
    m_clipboard = new QSpinBox(box);
    m_clipboard->setObjectName(u"clipboardSpinBox"_s);
    m_clipboard->setAccessibleName(tr("Seconds until a copied secret is taken out of the clipboard"));
    m_clipboard->setRange(settings::clipboardSeconds.least, settings::clipboardSeconds.most);
    m_clipboard->setSuffix(tr(" s"));
    m_clipboard->setMinimumSize(120, metrics::control);
    m_clipboard->setKeyboardTracking(false);
    auto *keychain = new QLabel(m_session->credentials()->backendName(), box);
    keychain->setObjectName(u"settingsKeychainLabel"_s);
    keychain->setTextFormat(Qt::PlainText);
    auto *where = new QLabel(m_session->profiles()->fileName(), box);
    where->setObjectName(u"settingsFileLabel"_s);
    where->setTextFormat(Qt::PlainText);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    where->setFont(fonts::fixed());
    form->addRow(tr("&Clear the clipboard after"), m_clipboard);
    form->addRow(tr("Client secrets are kept in"), keychain);
    form->addRow(tr("Servers, without secrets"), where);
    layout->addWidget(box);
    connect(m_clipboard, &QSpinBox::valueChanged, this, [this](int seconds) { m_settings->set(settings::clipboardSeconds, seconds); });
}

void SettingsPage::buildServers(QVBoxLayout *layout)
{
    m_serverBox = new GroupBox(tr("Server"), this);
    m_server = makeCombo("settingsServerComboBox", tr("Server whose settings are shown"), m_serverBox);
    m_serverBox->addHeaderWidget(m_server);
    m_noServer = new QLabel(tr("There is no server yet. File, Add server…"), m_serverBox);
    m_noServer->setObjectName(u"noServerLabel"_s);
    m_noServer->setForegroundRole(QPalette::PlaceholderText);
    m_form = new ServerForm(m_session, m_serverBox);
    m_serverBox->body()->addWidget(m_noServer);
    m_serverBox->body()->addWidget(m_form);
    layout->addWidget(m_serverBox);
    connect(m_server, &QComboBox::activated, this, [this] { m_form->setServer(ServerId(m_server->currentData().toString())); });
    connect(m_form, &ServerForm::removeRequested, this, &SettingsPage::removeRequested);
    connect(m_form, &ServerForm::credentialsRequested, this, &SettingsPage::credentialsRequested);
    connect(m_form, &ServerForm::message, this, &Page::message);
}

void SettingsPage::fillServers()
{
    const QSignalBlocker quietServer(m_server);
    const QSignalBlocker quietStart(m_startServer);
    m_server->clear();
    m_startServer->clear();
    m_startServer->addItem(tr("The one shown last"), QString());
    m_startServer->addItem(tr("All servers"), u"all"_s);
    for (const ServerProfile &profile : m_session->profiles()->profiles()) {
        m_server->addItem(profile.name, profile.id.value);
        m_startServer->addItem(profile.name, profile.id.value);
    }
    choose(m_startServer, m_settings->value(settings::startServer));
    const bool any = m_server->count() > 0;
    m_server->setVisible(any);
    m_noServer->setVisible(!any);
    m_form->setVisible(any);
    showServer(m_form->server());
}

void SettingsPage::showServer(const ServerId &server)
{
    choose(m_server, server.value);
    m_form->setServer(ServerId(m_server->currentData().toString()));
}

void SettingsPage::setServer(const ServerId &server)
{
    if (!server.isEmpty())
        showServer(server);
}

void SettingsPage::setTrouble(const std::optional<BannerContent> &trouble)
{
    if (trouble)
        m_banner->present(*trouble);
    else
        m_banner->dismiss();
}

void SettingsPage::read()
{
    choose(m_theme, int(m_settings->value(settings::theme)));
    choose(m_startPage, m_settings->value(settings::startPage));
    choose(m_startServer, m_settings->value(settings::startServer));
    const QSignalBlocker quiet(m_clipboard);
    m_clipboard->setValue(m_settings->value(settings::clipboardSeconds));
}

} // namespace airdesk::ui
