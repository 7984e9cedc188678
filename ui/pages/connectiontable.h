// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "folding.h"
#include "models/connectionfilterproxy.h"
#include "support/settings.h"

#include <QTableView>
#include <QTimer>

#include <optional>

class QMenu;

namespace airdesk::ui {

//! The table of connections: delegates, columns to choose, folding, keys. Selects and remembers by ID.
class ConnectionTable : public QTableView
{
    Q_OBJECT
public:
    using Key = OnServer<ConnectionId>;
    using Column = ConnectionModel::Column;

    //! `proxy` and `settings` must outlive this.
    ConnectionTable(ConnectionFilterProxy *proxy, Settings *settings, QWidget *parent = nullptr);

    void setFolding(const Folding &folding);
    //! With several servers on the page their names have a column.
    void setServersShown(bool shown);
    void fillColumnsMenu(QMenu *menu);

    //! In shown order; without a selection the current row.
    [[nodiscard]] std::vector<Key> chosen() const;
    [[nodiscard]] int selectedRows() const;
    [[nodiscard]] std::optional<Key> currentKey() const;
    void makeCurrent(const Key &key);
    //! The rows a person can see.
    [[nodiscard]] std::vector<Key> seen() const;
    //! The person scrolled, selected or moved since forgetTouch().
    [[nodiscard]] bool isTouched() const { return m_touched; }
    void forgetTouch() { m_touched = false; }
    void saveState();

Q_SIGNALS:
    void detailsWanted();
    void syncWanted(const airdesk::ui::ConnectionTable::Key &key);
    void currentKeyChanged();
    //! Debounced: after scrolling, sorting or resizing.
    void seenChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpColumns();
    void restoreState();
    void applyColumns();
    [[nodiscard]] QStringList chosenColumns() const;
    void chooseColumn(Column column, bool shown);
    [[nodiscard]] bool isShownByDefault(Column column) const;
    void makeRoomForNames();

    ConnectionFilterProxy *m_proxy;
    Settings *m_settings;
    Folding m_folding;
    bool m_serversShown = false;
    bool m_touched = false;
    QTimer m_seenTimer;
    QTimer m_saveTimer;
};

} // namespace airdesk::ui
