// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include <memory>

namespace airdesk {
class Session;
}

namespace airdesk::ui {

//! Mirrors `settings/applications` of one server or of all: list, create, delete, secrets, access tokens, rotation.
class ApplicationsPage : public Page
{
    Q_OBJECT

public:
    //! `session` must outlive this.
    explicit ApplicationsPage(Session *session, QWidget *parent = nullptr);
    ~ApplicationsPage() override;

    //! Empty: the applications of all servers.
    void setServer(const ServerId &server) override;
    //! Reads the list of the shown servers again.
    void refresh() override;
    void focusSearch() override;
    void setFolding(const Folding &folding) override;
    void setTrouble(const std::optional<BannerContent> &trouble) override;
    [[nodiscard]] bool isContentShown() const override;

    //! How long a copied secret stays in the clipboard; 30 s unless told otherwise.
    void setClipboardSeconds(int seconds);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace airdesk::ui
