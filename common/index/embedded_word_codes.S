/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of word_codes.hpp and stem_codes.hpp as read-only data, from files that the build
   names. */
    .section .rodata
    .balign 8
    .global telusur_word_codes
telusur_word_codes:
    .incbin WORD_CODES_FILE
    .global telusur_stem_codes
telusur_stem_codes:
    .incbin STEM_CODES_FILE
    .global telusur_stem_codes_end
telusur_stem_codes_end:
    .section .note.GNU-stack,"",@progbits
