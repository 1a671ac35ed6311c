/* SPDX-License-Identifier: GPL-2.0-or-later */
/* data/synonyms.txt as read-only data. SYNONYMS_FILE is set by the build. */
    .section .rodata
    .global telusur_synonyms_begin
    .global telusur_synonyms_end
telusur_synonyms_begin:
    .incbin SYNONYMS_FILE
telusur_synonyms_end:
    .section .note.GNU-stack,"",@progbits
