// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverbar.h"

#include "models/servermodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QItemSelectionModel>
#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>
#include <QToolTip>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int tileTop = 12;
constexpr int badge = 16;

int wordsHeight()
{
    return QFontMetrics(fonts::body()).height() + QFontMetrics(fonts::secondary()).height();
}

int cellHeight(bool narrow)
{
    const int needed = tileTop + metrics::serverTile + (narrow ? 4 : 4 + wordsHeight() + 4);
    return (needed + metrics::step - 1) / metrics::step * metrics::step;
}

void paintCentred(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &ink)
{
    painter->setFont(font);
    painter->setPen(ink);
    const QFontMetrics metrics(font);
    painter->drawText(rect, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

QRect tileRect(const QRect &cell)
{
    return {cell.x() + (cell.width() - metrics::serverTile) / 2, cell.y() + tileTop, metrics::serverTile, metrics::serverTile};
}

} // namespace

void ServerTileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &c = colors();
    const bool isAll = index.row() == 0;
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool readOnly = index.data(ServerModel::ReadOnlyRole).toBool();
    const auto state = index.data(ServerModel::StateRole).value<ServerState>();
    const QString colorName = index.data(ServerModel::ColorRole).toString();
    const QColor tileColor = isAll ? c.secondary : c.server(colorName);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (current) {
        painter->fillRect(option.rect, c.window);
        painter->fillRect(QRect(option.rect.x(), option.rect.y(), 3, option.rect.height()), isAll ? c.accent : tileColor);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, mixed(c.rail, c.text, 0.06));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(c.focus, metrics::focusRing));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 2, -2, -2), metrics::radius, metrics::radius);
    }

    const QRect tile = tileRect(option.rect);
    if (isAll) {
        painter->setPen(QPen(c.button, 1));
        painter->setBrush(c.raised);
        painter->drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), metrics::tileRadius, metrics::tileRadius);
        paintIcon(painter, QRectF(tile.center().x() - 9, tile.center().y() - 9, 20, 20), u"server"_s, c.text);
    } else {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tileColor);
        painter->drawRoundedRect(tile, metrics::tileRadius, metrics::tileRadius);
        QFont letters = fonts::semibold();
        letters.setPixelSize(15);
        paintCentred(painter, tile, index.data(ServerModel::LettersRole).toString(), letters, Colors::onServer());
    }
    // The badge stands out of the tile on a ring of the ground.
    const QRect spot(tile.right() - badge + 6, tile.bottom() - badge + 6, badge, badge);
    painter->setPen(Qt::NoPen);
    painter->setBrush(current ? c.window : c.rail);
    painter->drawEllipse(spot);
    paintIcon(painter, QRectF(spot).adjusted(2, 2, -2, -2), stateShape(state), toneColor(stateTone(state)));

    if (!m_narrow) {
        const QRect cell = option.rect.adjusted(4, 0, -2, 0);
        const QFont nameFont = fonts::secondary();
        const int nameHeight = QFontMetrics(fonts::body()).height();
        QRect line(cell.x(), tile.bottom() + 4, cell.width(), nameHeight);
        paintCentred(painter, line, isAll ? tr("All servers") : index.data(Qt::DisplayRole).toString(), nameFont, c.text);
        QFont small = nameFont;
        small.setPixelSize(std::max(11, QFontInfo(nameFont).pixelSize() - 1));
        line.translate(0, nameHeight);
        line.setHeight(QFontMetrics(small).height());
        if (readOnly) {
            const QString word = tr("Read only");
            const int width = std::min(QFontMetrics(small).horizontalAdvance(word) + 14, cell.width());
            const int left = cell.x() + (cell.width() - width) / 2;
            paintIcon(painter, QRectF(left, line.center().y() - 5, 11, 11), u"lock"_s, c.status(RunStatus::Failed));
            paintCentred(painter, QRect(left + 13, line.y(), width - 13, line.height()), word, small, c.status(RunStatus::Failed));
        } else {
            paintCentred(painter, line, index.data(ServerModel::StateWordRole).toString(), small, c.secondary);
        }
    } else if (readOnly) {
        paintIcon(painter, QRectF(tile.x() - 5, tile.y() - 5, 13, 13), u"lock"_s, c.status(RunStatus::Failed));
    }
    painter->restore();
}

QSize ServerTileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_narrow ? metrics::serverBarNarrow : metrics::serverBar, cellHeight(m_narrow)};
}

bool ServerTileDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                                   const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QStringList lines{index.row() == 0 ? tr("All servers") : index.data(Qt::DisplayRole).toString()};
    lines += index.data(ServerModel::StateWordRole).toString();
    if (index.data(ServerModel::ReadOnlyRole).toBool())
        lines += tr("Read only: Airdesk sends nothing that changes anything.");
    if (const QString detail = index.data(Qt::ToolTipRole).toString(); !detail.isEmpty() && !lines.contains(detail))
        lines += detail;
    QToolTip::showText(event->globalPos(), lines.join(u'\n'), view);
    return true;
}

AddServerTile::AddServerTile(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"addServerButton"_s);
    setText(tr("Add server"));
    setAccessibleName(tr("Add server"));
    setToolTip(tr("Add server: address, access check, credentials"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void AddServerTile::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

QSize AddServerTile::sizeHint() const
{
    return {m_narrow ? metrics::serverBarNarrow : metrics::serverBar, cellHeight(m_narrow)};
}

void AddServerTile::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect tile = tileRect(rect());
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? c.press : c.hover);
        painter.drawRoundedRect(tile, metrics::tileRadius, metrics::tileRadius);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.field, 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), metrics::tileRadius, metrics::tileRadius);
    paintIcon(&painter, QRectF(tile.center().x() - 7, tile.center().y() - 7, 16, 16), u"plus"_s, c.secondary);
    if (!m_narrow)
        paintCentred(&painter, QRect(0, tile.bottom() + 4, width(), QFontMetrics(fonts::body()).height()), text(),
                     fonts::secondary(), c.secondary);
}

ServerBar::ServerBar(ServerModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_list(new QListView(this)), m_delegate(new ServerTileDelegate(this)),
      m_add(new AddServerTile(this))
{
    setObjectName(u"serverBar"_s);
    m_list->setObjectName(u"serverListView"_s);
    m_list->setAccessibleName(tr("Servers"));
    m_list->setModel(model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        const ServerId server = m_model->row(index.row()).id;
        if (std::exchange(m_current, server) != server)
            Q_EMIT currentChanged(server);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_list->indexAt(position);
        if (index.isValid())
            Q_EMIT contextMenuRequested(m_model->row(index.row()).id, m_list->viewport()->mapToGlobal(position));
    });
    connect(m_add, &QAbstractButton::clicked, this, &ServerBar::addServerRequested);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ServerBar::rowsChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ServerBar::rowsChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &ServerBar::rowsChanged);
    setTabOrder(m_list, m_add);
    setNarrow(false);
    rowsChanged();
}

void ServerBar::rowsChanged()
{
    placeList();
    setCurrent(m_model->find(m_current) ? m_current : ServerId());
}

void ServerBar::placeList()
{
    const int cell = cellHeight(m_narrow);
    const int wanted = m_model->rowCount() * cell;
    const int room = std::max(0, height() - cell - 4);
    m_list->setVisible(wanted > 0);
    m_list->setGeometry(0, 4, width() - 1, std::min(wanted, room));
    m_add->setGeometry(0, 4 + std::min(wanted, room), width() - 1, cell);
}

void ServerBar::setCurrent(const ServerId &server)
{
    const int row = m_model->rowOf(server);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->selectionModel()->select(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    }
    if (std::exchange(m_current, server) != server)
        Q_EMIT currentChanged(server);
}

void ServerBar::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows > 1)
        setCurrent(m_model->row((std::max(0, m_model->rowOf(m_current)) + by + rows) % rows).id);
}

void ServerBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_delegate->setNarrow(narrow);
    m_add->setNarrow(narrow);
    setFixedWidth(narrow ? metrics::serverBarNarrow : metrics::serverBar);
    m_list->doItemsLayout();
    placeList();
}

void ServerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colors().line);
}

void ServerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeList();
}

} // namespace airdesk::ui
