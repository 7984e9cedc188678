// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "folding.h"
#include "support/ids.h"
#include "widgets/banner.h"

#include <QWidget>

#include <optional>

namespace airdesk::ui {

//! What the main window knows of a page.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    //! Empty: all servers.
    virtual void setServer(const ServerId &server) = 0;
    //! Empty: all workspaces.
    virtual void setWorkspace(const WorkspaceId &workspace) { Q_UNUSED(workspace) }
    virtual void refresh() {}
    virtual void focusSearch() {}
    virtual void setFolding(const Folding &folding) { Q_UNUSED(folding) }
    //! The gravest trouble of the shown servers, for the fixed slot above the content; nullopt: all is well.
    virtual void setTrouble(const std::optional<BannerContent> &trouble) { Q_UNUSED(trouble) }
    //! Data, and not a page about having none.
    [[nodiscard]] virtual bool isContentShown() const { return true; }

Q_SIGNALS:
    void contentShown();
    //! A remedy of the trouble was chosen.
    void remedyChosen(const QString &id);
    //! For the status bar: one sentence about what was just done.
    void message(const QString &text);
    //! Another workspace should be shown.
    void workspaceWanted(const airdesk::ServerId &server, const airdesk::WorkspaceId &workspace);
};

} // namespace airdesk::ui
