// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/aboutdialog.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "version.h"
#include "widgets/buttons.h"
#include "widgets/keyvaluegrid.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSslSocket>
#include <QStyle>
#include <QSysInfo>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(const QString &keychain, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Airdesk"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);

    const QString backend = QSslSocket::activeBackend();
    m_facts = {{tr("Airdesk"), QStringLiteral(AIRDESK_VERSION)},
               {tr("Qt"), QString::fromLatin1(qVersion()) == QLatin1StringView(QT_VERSION_STR)
                    ? QString::fromLatin1(qVersion())
                    : tr("%1, built with %2").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR))},
               {tr("TLS"), QSslSocket::supportsSsl() ? tr("%1, %2").arg(backend, QSslSocket::sslLibraryVersionString())
                                                     : tr("none: servers with an https address cannot be reached")},
               {tr("Keychain"), keychain},
               {tr("System"), QSysInfo::prettyProductName() + u", "_s + QSysInfo::currentCpuArchitecture()},
               {tr("Display"), QGuiApplication::platformName() + u", "_s + QApplication::style()->name()}};

    auto *symbol = new QLabel(this);
    symbol->setPixmap(appIcon().pixmap(QSize(48, 48), devicePixelRatioF()));
    symbol->setAlignment(Qt::AlignTop);
    auto *name = new QLabel(tr("Airdesk %1").arg(QStringLiteral(AIRDESK_VERSION)), this);
    name->setObjectName(u"aboutTitleLabel"_s);
    name->setFont(fonts::pageTitle());
    auto *what = new QLabel(tr("Shows and runs the syncs of your Airbyte servers."), this);
    what->setForegroundRole(QPalette::PlaceholderText);
    auto *grid = new KeyValueGrid(this);
    grid->setObjectName(u"aboutFacts"_s);
    for (const auto &[key, value] : std::as_const(m_facts))
        grid->setValue(key, key, value);
    auto *privacy = new QLabel(tr("Airdesk talks to the servers you add and to nobody else: no telemetry, no update check."), this);
    privacy->setObjectName(u"aboutPrivacyLabel"_s);
    privacy->setWordWrap(true);
    auto *licence = new QLabel(tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty. "
                                  "Not affiliated with Airbyte, Inc."), this);
    licence->setWordWrap(true);
    licence->setForegroundRole(QPalette::PlaceholderText);

    QPushButton *copy = makeButton(tr("Copy"), u"copy"_s, ButtonKind::Normal, this);
    copy->setObjectName(u"aboutCopyButton"_s);
    copy->setAutoDefault(false);
    QPushButton *close = makeButton(tr("Close"), {}, ButtonKind::Normal, this);
    close->setObjectName(u"aboutCloseButton"_s);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::gap);
    words->addWidget(name);
    words->addWidget(what);
    words->addSpacing(metrics::gap);
    words->addWidget(grid);
    words->addSpacing(metrics::gap);
    words->addWidget(privacy);
    words->addWidget(licence);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::groupGap);
    top->addWidget(symbol);
    top->addLayout(words, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::groupGap);
    layout->addLayout(top);
    layout->addLayout(buttons);
    close->setFocus();
}

QString AboutDialog::asText() const
{
    QStringList lines;
    for (const auto &[key, value] : m_facts)
        lines += key + u": "_s + value;
    return lines.join(u'\n');
}

} // namespace airdesk::ui
