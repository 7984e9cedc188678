// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "support/translations.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("airdesk-cli"));
    airdesk::installTranslations(app);
    return airdesk::cli::run(QCoreApplication::arguments().mid(1));
}
