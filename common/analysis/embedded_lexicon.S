/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The compiled lexicon as read-only data. LEXICON_FILE is set by the build. */
    .section .rodata
    .balign 8
    .global telusur_lexicon_begin
    .global telusur_lexicon_end
telusur_lexicon_begin:
    .incbin LEXICON_FILE
telusur_lexicon_end:
    .section .note.GNU-stack,"",@progbits
