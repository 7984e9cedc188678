// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/status.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

class QPalette;

namespace airdesk::ui {

//! What a banner is about; decides its ground and edge. Plain stands on the base colour, with an edge of its own at the left.
enum class BannerKind { Warning, Fault, Note, Good, Plain };

struct BannerColors
{
    QColor ground;
    QColor edge;
    QColor ink; //!< of the icon; the text is always `text`
};

//! Contrast of two opaque colours after WCAG 2: 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

//! `over` laid on `under` with a share of 0 to 1.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

//! `ink` as it is when its contrast is at least `least` on every ground, else moved in lightness, away from the
//! grounds, until it is.
[[nodiscard]] QColor readableOn(const QColor &ink, const std::vector<QColor> &grounds, double least);

//! Every colour Airdesk paints with, for one theme. Nothing else names a colour.
struct Colors
{
    bool dark = false;

    QColor window, rail, base, alt, raised;
    QColor hover, press, sel, selOff;
    QColor line, hair, button, field;
    QColor accent, onAccent, accentText, focus;
    QColor disabled, text, secondary;
    QColor toolTip, toolTipText;

    //! Text and shapes of a status.
    [[nodiscard]] QColor status(RunStatus status) const { return m_status[static_cast<size_t>(status)]; }
    //! Bars of a status; an invalid colour: outline only, or nothing.
    [[nodiscard]] QColor fill(RunStatus status) const { return m_fill[static_cast<size_t>(status)]; }
    [[nodiscard]] BannerColors banner(BannerKind kind) const;
    //! Of a server's colour by its name ("red", "blue"...); white letters stand on it. Any other name is slate.
    [[nodiscard]] QColor server(const QString &name) const;
    //! White, the letters on a server's colour.
    [[nodiscard]] static QColor onServer() { return QColor(255, 255, 255); }
    [[nodiscard]] static const QStringList &serverNames();

    //! The design's own colours.
    [[nodiscard]] static Colors light();
    [[nodiscard]] static Colors darkTheme();
    //! Those that go with a desktop's palette: grounds and text from it, status colours moved until they can be read.
    [[nodiscard]] static Colors from(const QPalette &desktop);
    //! Every ground that text may stand on.
    [[nodiscard]] std::vector<QColor> grounds() const;
    //! Writes these colours into a palette, for every group.
    void writeTo(QPalette &palette) const;

private:
    std::array<QColor, 8> m_status;
    std::array<QColor, 8> m_fill;
    std::array<BannerColors, 5> m_banner;
    std::array<QColor, 8> m_server;
};

} // namespace airdesk::ui
