/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of word_codes.hpp as read-only data. WORD_CODES_FILE is set by the build. */
    .section .rodata
    .balign 8
    .global telusur_word_codes
telusur_word_codes:
    .incbin WORD_CODES_FILE
    .section .note.GNU-stack,"",@progbits
