// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace airdesk::ui {

class MainWindow;

//! Visits every page in light and dark, waits until each has its content, and saves a picture of it.
class Tour : public QObject
{
    Q_OBJECT
public:
    //! The folder must exist. `window` must outlive this.
    Tour(MainWindow *window, const QString &folder, QObject *parent = nullptr);
    ~Tour() override;

    void start();

Q_SIGNALS:
    void pictureSaved(const QString &fileName);
    //! A page did not come to its content in time, or its picture could not be written.
    void pageFailed(const QString &what);
    void finished(bool ok);

private:
    struct Scene
    {
        QString name;
        std::function<QWidget *()> open; //!< what is to be seen
        std::function<bool()> isReached;
        std::function<void()> close = {};
    };
    void addScenes(airdesk::Theme theme);
    void openConnections();
    [[nodiscard]] bool connectionsReached() const;
    QWidget *openFirstRun(airdesk::Theme theme);
    void enter();
    void look();
    void take();

    MainWindow *m_window;
    QString m_folder;
    std::vector<Scene> m_scenes;
    size_t m_current = 0;
    QWidget *m_shown = nullptr;
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_reachedSince;
    bool m_ok = true;
    struct EmptyWindow;
    std::unique_ptr<EmptyWindow> m_empty;
};

} // namespace airdesk::ui
