/* SPDX-License-Identifier: GPL-2.0-or-later */
/* schemas.json as read-only data. SCHEMAS_FILE is set by the build. */
    .section .rodata
    .global telusur_schemas_begin
    .global telusur_schemas_end
telusur_schemas_begin:
    .incbin SCHEMAS_FILE
telusur_schemas_end:
    .section .note.GNU-stack,"",@progbits
