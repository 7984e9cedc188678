// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/settings.h"

#include "support/paths.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <array>
#include <utility>

namespace airdesk {
namespace {

constexpr std::array themes{std::pair{Theme::System, "system"}, std::pair{Theme::Light, "light"},
                            std::pair{Theme::Dark, "dark"}};

} // namespace

Settings::Settings(const QString &configDir, QObject *parent)
    : QObject(parent),
      m_file(std::make_unique<QSettings>(QDir(configDir).filePath(QStringLiteral("airdesk.ini")), QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QString Settings::fileName() const { return m_file->fileName(); }

QVariant Settings::read(const char *key) const { return m_file->value(QLatin1String(key)); }

void Settings::write(const char *key, const QVariant &value)
{
    const QString name = QLatin1String(key);
    const bool hasDir = paths::makeDir(QFileInfo(m_file->fileName()).path());
    m_file->setValue(name, value);
    m_file->sync();
    if ((!hasDir || m_file->status() == QSettings::AccessError) && !std::exchange(m_reported, true)) {
        Q_EMIT saveFailed(tr("The preferences could not be written to %1. They hold until Airdesk is closed. Check that "
                             "the folder may be written to and that the disk is not full.")
                              .arg(QDir::toNativeSeparators(m_file->fileName())));
    }
    Q_EMIT changed(name);
}

bool Settings::fromVariant(const QVariant &stored, bool &value)
{
    const QString text = stored.toString();
    value = text == QLatin1String("true");
    return value || text == QLatin1String("false");
}

bool Settings::fromVariant(const QVariant &stored, int &value)
{
    bool ok = false;
    value = stored.toString().toInt(&ok);
    return ok;
}

bool Settings::fromVariant(const QVariant &stored, QString &value)
{
    value = stored.toString();
    return stored.typeId() == QMetaType::QString;
}

bool Settings::fromVariant(const QVariant &stored, QStringList &value)
{
    value = stored.toStringList(); // a list of one is stored as a text
    return stored.typeId() == QMetaType::QStringList || !stored.toString().isEmpty();
}

bool Settings::fromVariant(const QVariant &stored, QByteArray &value)
{
    value = stored.toByteArray();
    return stored.typeId() == QMetaType::QByteArray;
}

bool Settings::fromVariant(const QVariant &stored, Theme &value)
{
    const QString text = stored.toString();
    for (const auto &[theme, name] : themes) {
        if (text == QLatin1String(name)) {
            value = theme;
            return true;
        }
    }
    return false;
}

QVariant Settings::toVariant(Theme value)
{
    for (const auto &[theme, name] : themes) {
        if (theme == value)
            return QString::fromLatin1(name);
    }
    return {};
}

} // namespace airdesk
