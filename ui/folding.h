// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace airdesk::ui {

//! What folds away as the window gets narrower. All of it is undone in the reverse order.
struct Folding
{
    bool extraColumns = false; //!< below 1280: tags, then bytes, then rows
    bool detailsBelow = false; //!< below 1100: details close, and open under the table
    bool detailsReplace = false; //!< ... and below 560 of height in its place
    bool narrow = false; //!< below 1000: page list as icons, header buttons without words
    bool narrowest = false; //!< below 800: server bar without words, runs and schedule hidden

    [[nodiscard]] static Folding of(int width, int height)
    {
        Folding folding;
        folding.extraColumns = width < 1280;
        folding.detailsBelow = width < 1100;
        folding.detailsReplace = folding.detailsBelow && height < 560;
        folding.narrow = width < 1000;
        folding.narrowest = width < 800;
        return folding;
    }
    friend bool operator==(const Folding &, const Folding &) = default;
};

} // namespace airdesk::ui
