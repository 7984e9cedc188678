// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace airdesk {

void installTranslations(QCoreApplication &application)
{
    const QString folder = QStringLiteral(":/airdesk/translations");
    auto *english = new QTranslator(&application);
    if (english->load(QStringLiteral("airdesk_en"), folder))
        QCoreApplication::installTranslator(english);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), QStringLiteral("airdesk"), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(own);
}

} // namespace airdesk
