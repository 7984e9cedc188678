// SPDX-placeholder
