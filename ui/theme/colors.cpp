// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colors.h"

#include <QPalette>

#include <cmath>

namespace airdesk::ui {

namespace {

//! Of one channel, as WCAG defines it.
double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double lowestRatio(const QColor &ink, const std::vector<QColor> &grounds)
{
    double lowest = 21;
    for (const QColor &ground : grounds)
        lowest = std::min(lowest, contrastRatio(ink, ground));
    return lowest;
}

QColor rgb(QRgb value) { return QColor(value); }

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto channel = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return {channel(under.red(), over.red()), channel(under.green(), over.green()), channel(under.blue(), over.blue())};
}

QColor readableOn(const QColor &ink, const std::vector<QColor> &grounds, double least)
{
    if (grounds.empty() || lowestRatio(ink, grounds) >= least)
        return ink;
    // Mixing with white or black changes the lightness and keeps the hue; the smaller change wins.
    QColor best = ink;
    double bestRatio = lowestRatio(ink, grounds);
    for (int percent = 2; percent <= 100; percent += 2) {
        for (const QColor &end : {QColor(Qt::black), QColor(Qt::white)}) {
            const QColor candidate = mixed(ink, end, percent / 100.0);
            const double ratio = lowestRatio(candidate, grounds);
            if (ratio >= least)
                return candidate;
            if (ratio > bestRatio) {
                best = candidate;
                bestRatio = ratio;
            }
        }
    }
    return best; // no colour reaches it on all grounds at once
}

BannerColors Colors::banner(BannerKind kind) const { return m_banner[static_cast<size_t>(kind)]; }

const QStringList &Colors::serverNames()
{
    static const QStringList names{QStringLiteral("red"),  QStringLiteral("orange"), QStringLiteral("amber"),
                                   QStringLiteral("green"), QStringLiteral("teal"),   QStringLiteral("blue"),
                                   QStringLiteral("violet"), QStringLiteral("slate")};
    return names;
}

QColor Colors::server(const QString &name) const
{
    const qsizetype at = serverNames().indexOf(name);
    return at < 0 ? m_server.back() : m_server[static_cast<size_t>(at)];
}

Colors Colors::light()
{
    Colors c;
    c.dark = false;
    c.window = rgb(0xF1F2F4);
    c.rail = rgb(0xE5E7EB);
    c.base = rgb(0xFFFFFF);
    c.alt = rgb(0xF7F8FA);
    c.raised = rgb(0xFFFFFF);
    c.hover = rgb(0xEEF1F5);
    c.press = rgb(0xE2E6EC);
    c.sel = rgb(0xDCE6FA);
    c.selOff = rgb(0xE3E6EA);
    c.line = rgb(0xD6DAE0);
    c.hair = rgb(0xE9ECEF);
    c.button = rgb(0xB3BAC4);
    c.field = rgb(0x868E9A);
    c.accent = rgb(0x2F5BD0);
    c.onAccent = rgb(0xFFFFFF);
    c.accentText = rgb(0x2A53C2);
    c.focus = rgb(0x2F5BD0);
    c.disabled = rgb(0x9AA1AB);
    c.text = rgb(0x1B1F25);
    c.secondary = rgb(0x555D68);
    c.toolTip = rgb(0x2A2E35);
    c.toolTipText = rgb(0xF1F2F4);
    // In the order of RunStatus: failed, retrying, running, pending, succeeded, cancelled, paused, unknown.
    c.m_status = {rgb(0xBE2430), rgb(0x8F5300), rgb(0x0A6E8A), rgb(0x4B637E),
                  rgb(0x17743A), rgb(0x5A616C), rgb(0x6A4FA0), rgb(0x5F6670)};
    c.m_fill = {rgb(0xD6404B), rgb(0xB26E0E), rgb(0x178AAA), QColor(), rgb(0x2E9455), rgb(0x7A828E), QColor(), QColor()};
    c.m_banner = {BannerColors{rgb(0xFFF4DC), rgb(0xE2B95C), c.status(RunStatus::Retrying)},
                  BannerColors{rgb(0xFDECEC), rgb(0xE59A9E), c.status(RunStatus::Failed)},
                  BannerColors{rgb(0xE9F0FD), rgb(0xA9C1F2), c.accentText},
                  BannerColors{rgb(0xE6F4EA), rgb(0xA3D1B2), c.status(RunStatus::Succeeded)},
                  BannerColors{c.base, c.line, c.text}};
    c.m_server = {rgb(0xB3202C), rgb(0xA84810), rgb(0x8A5A00), rgb(0x1F7A46),
                  rgb(0x0B6F78), rgb(0x1F62B5), rgb(0x6B46B0), rgb(0x505A68)};
    return c;
}

Colors Colors::darkTheme()
{
    Colors c;
    c.dark = true;
    c.window = rgb(0x26292E);
    c.rail = rgb(0x191B1F);
    c.base = rgb(0x1D1F23);
    c.alt = rgb(0x212429);
    c.raised = rgb(0x31353B);
    c.hover = rgb(0x2B2F35);
    c.press = rgb(0x383D45);
    c.sel = rgb(0x2B3B60);
    c.selOff = rgb(0x34383F);
    c.line = rgb(0x3A3F47);
    c.hair = rgb(0x2A2D33);
    c.button = rgb(0x4D545E);
    c.field = rgb(0x767E8A);
    c.accent = rgb(0x3F66D6);
    c.onAccent = rgb(0xFFFFFF);
    c.accentText = rgb(0x9CB6FF);
    c.focus = rgb(0x86A6FF);
    c.disabled = rgb(0x6D7580);
    c.text = rgb(0xE5E8EC);
    c.secondary = rgb(0xA6AEB9);
    c.toolTip = rgb(0xE5E8EC);
    c.toolTipText = rgb(0x1D1F23);
    c.m_status = {rgb(0xFF8E90), rgb(0xEBB057), rgb(0x58C3E0), rgb(0xA3BAD6),
                  rgb(0x5CC98B), rgb(0xB4BBC5), rgb(0xC0A8F2), rgb(0xAEB5BF)};
    c.m_fill = {rgb(0xE25F66), rgb(0xD2932F), rgb(0x37A3C3), QColor(), rgb(0x3FA469), rgb(0x8A929E), QColor(), QColor()};
    c.m_banner = {BannerColors{rgb(0x3A301A), rgb(0x7B6127), c.status(RunStatus::Retrying)},
                  BannerColors{rgb(0x402427), rgb(0x84434A), c.status(RunStatus::Failed)},
                  BannerColors{rgb(0x253250), rgb(0x44598C), c.accentText},
                  BannerColors{rgb(0x1F3629), rgb(0x3A6A4D), c.status(RunStatus::Succeeded)},
                  BannerColors{c.base, c.line, c.text}};
    c.m_server = {rgb(0xC43A45), rgb(0xB4561F), rgb(0x956610), rgb(0x2A8350),
                  rgb(0x187F88), rgb(0x2F73C8), rgb(0x7D5BC4), rgb(0x626D7C)};
    return c;
}

std::vector<QColor> Colors::grounds() const { return {base, window, rail, alt, hover, sel, selOff}; }

Colors Colors::from(const QPalette &desktop)
{
    const QColor base = desktop.color(QPalette::Active, QPalette::Base);
    const QColor text = desktop.color(QPalette::Active, QPalette::Text);
    Colors c = base.lightness() < 128 ? darkTheme() : light();

    c.base = base;
    c.text = text;
    c.window = desktop.color(QPalette::Active, QPalette::Window);
    c.rail = mixed(c.window, c.dark ? QColor(Qt::black) : text, c.dark ? 0.25 : 0.06);
    c.alt = desktop.color(QPalette::Active, QPalette::AlternateBase);
    c.raised = desktop.color(QPalette::Active, QPalette::Button);
    const QColor highlight = desktop.color(QPalette::Active, QPalette::Highlight);
    c.hover = mixed(base, text, 0.07);
    c.press = mixed(base, text, 0.13);
    c.sel = mixed(base, highlight, c.dark ? 0.36 : 0.16);
    c.selOff = mixed(base, text, 0.12);
    c.line = mixed(c.window, text, 0.15);
    c.hair = mixed(base, text, 0.09);
    c.button = mixed(base, text, 0.32);
    c.field = readableOn(mixed(base, text, 0.5), {base}, 3);
    c.accent = highlight;
    c.onAccent = readableOn(desktop.color(QPalette::Active, QPalette::HighlightedText), {highlight}, 4.5);
    c.disabled = desktop.color(QPalette::Disabled, QPalette::Text);
    c.toolTip = desktop.color(QPalette::Active, QPalette::ToolTipBase);
    c.toolTipText = readableOn(desktop.color(QPalette::Active, QPalette::ToolTipText), {c.toolTip}, 4.5);

    const std::vector<QColor> grounds = c.grounds();
    c.text = readableOn(c.text, grounds, 4.5);
    c.secondary = readableOn(mixed(text, base, 0.3), grounds, 4.5);
    c.accentText = readableOn(desktop.color(QPalette::Active, QPalette::Link), grounds, 4.5);
    c.focus = readableOn(highlight, {base, c.window, c.sel}, 3);
    for (QColor &ink : c.m_status)
        ink = readableOn(ink, grounds, 4.5);
    for (QColor &fill : c.m_fill) {
        if (fill.isValid())
            fill = readableOn(fill, {base, c.sel}, 3);
    }
    c.m_banner.back() = {c.base, c.line, c.text};
    for (BannerColors &banner : c.m_banner) {
        // the text on a banner is the desktop's: the ground gives way to it, not the other way round
        banner.ground = readableOn(banner.ground, {c.text}, 4.5);
        banner.ink = readableOn(banner.ink, {banner.ground}, 4.5);
    }
    return c;
}

void Colors::writeTo(QPalette &palette) const
{
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const bool off = group == QPalette::Disabled;
        const QColor ink = off ? disabled : text;
        palette.setColor(group, QPalette::Window, window);
        palette.setColor(group, QPalette::WindowText, ink);
        palette.setColor(group, QPalette::Base, off ? window : base);
        palette.setColor(group, QPalette::AlternateBase, alt);
        palette.setColor(group, QPalette::Text, ink);
        palette.setColor(group, QPalette::Button, raised);
        palette.setColor(group, QPalette::ButtonText, ink);
        palette.setColor(group, QPalette::BrightText, onAccent);
        palette.setColor(group, QPalette::Highlight, off ? selOff : accent);
        palette.setColor(group, QPalette::HighlightedText, off ? disabled : onAccent);
        palette.setColor(group, QPalette::Link, off ? disabled : accentText);
        palette.setColor(group, QPalette::LinkVisited, off ? disabled : accentText);
        palette.setColor(group, QPalette::PlaceholderText, off ? disabled : secondary);
        palette.setColor(group, QPalette::ToolTipBase, toolTip);
        palette.setColor(group, QPalette::ToolTipText, toolTipText);
        palette.setColor(group, QPalette::Light, dark ? press : base);
        palette.setColor(group, QPalette::Midlight, hover);
        palette.setColor(group, QPalette::Mid, line);
        palette.setColor(group, QPalette::Dark, button);
        palette.setColor(group, QPalette::Shadow, dark ? rail : field);
    }
}

} // namespace airdesk::ui
