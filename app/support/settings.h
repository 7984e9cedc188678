// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <algorithm>
#include <memory>
#include <type_traits>

class QSettings;

namespace airdesk {

enum class Theme { System, Light, Dark };

//! One preference: its name in the file, its value when nothing (or nothing sensible) is stored, its limits.
template <class T>
struct Setting
{
    const char *key;
    T fallback;
    T least{};
    T most{};
};

//! Every preference there is. Nothing secret, nothing of a server.
namespace settings {
inline const Setting<Theme> theme{"window/theme", Theme::System};
inline const Setting<QString> startPage{"window/startPage", QStringLiteral("connections")};
inline const Setting<bool> utcTimes{"window/utcTimes", false};
inline const Setting<bool> notifyFailures{"window/notifyFailures", true};
inline const Setting<QByteArray> windowGeometry{"window/geometry", {}};
inline const Setting<QByteArray> windowState{"window/state", {}};
inline const Setting<QString> lastServer{"window/lastServer", {}};
inline const Setting<QStringList> connectionColumns{"connections/columns", {}};
inline const Setting<QByteArray> connectionHeader{"connections/header", {}};
inline const Setting<bool> showDeleted{"connections/showDeleted", false};
//! Seconds until a copied secret is taken out of the clipboard again.
inline const Setting<int> clipboardSeconds{"secrets/clipboardSeconds", 30, 5, 600};
//! Seconds between refreshes while a window shows the data.
inline const Setting<int> refreshSeconds{"network/refreshSeconds", 30, 5, 3600};
} // namespace settings

//! Preferences in CONFIGDIR/airdesk.ini. Values that make no sense are answered with the fallback, numbers outside
//! their limits with the limit; a file that cannot be written is reported once.
class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString &configDir, QObject *parent = nullptr);
    ~Settings() override;

    template <class T>
    [[nodiscard]] T value(const Setting<T> &setting) const
    {
        const QVariant stored = read(setting.key);
        T found = setting.fallback;
        if (!stored.isValid() || !fromVariant(stored, found))
            return setting.fallback;
        if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
            if (setting.least < setting.most)
                found = std::clamp(found, setting.least, setting.most);
        }
        return found;
    }

    template <class T>
    void set(const Setting<T> &setting, const std::type_identity_t<T> &wanted)
    {
        if (value(setting) != wanted)
            write(setting.key, toVariant(wanted));
    }

    [[nodiscard]] QString fileName() const;

Q_SIGNALS:
    void changed(const QString &key);
    //! The preference holds until the program ends, but could not be written. Translated.
    void saveFailed(const QString &message);

private:
    [[nodiscard]] QVariant read(const char *key) const;
    void write(const char *key, const QVariant &value);

    static bool fromVariant(const QVariant &stored, bool &value);
    static bool fromVariant(const QVariant &stored, int &value);
    static bool fromVariant(const QVariant &stored, QString &value);
    static bool fromVariant(const QVariant &stored, QStringList &value);
    static bool fromVariant(const QVariant &stored, QByteArray &value);
    static bool fromVariant(const QVariant &stored, Theme &value);
    template <class T>
    static QVariant toVariant(const T &value)
    {
        return QVariant::fromValue(value);
    }
    static QVariant toVariant(Theme value);

    std::unique_ptr<QSettings> m_file;
    bool m_reported = false;
};

} // namespace airdesk
