// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;

namespace airdesk {
class ConnectionFilterProxy;
class ConnectionModel;
class Settings;
} // namespace airdesk

namespace airdesk::ui {

class FilterChips;

//! The 36 px of chips: status with counts, tag, not synced since. Puts what is chosen into the proxy and remembers it.
class ConnectionFilters : public QWidget
{
    Q_OBJECT
public:
    //! All must outlive this.
    ConnectionFilters(ConnectionFilterProxy *proxy, ConnectionModel *model, Settings *settings, QWidget *parent = nullptr);

    //! Everything is shown again.
    void reset();
    //! Something is filtered out by what this row says.
    [[nodiscard]] bool isActive() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyStatus();
    void setTag(const QString &tag);
    void setNotSynced(int hours);
    void fillTags();
    void fillNotSynced();
    void updateCounts();

    ConnectionFilterProxy *m_proxy;
    ConnectionModel *m_model;
    Settings *m_settings;
    FilterChips *m_chips;
    QMenu *m_tagMenu;
    QMenu *m_notSyncedMenu;
    QString m_tag;
    int m_notSynced = 0; //!< hours; 0: all
};

} // namespace airdesk::ui
