# SPDX-License-Identifier: GPL-2.0-or-later
# Writes an assembly file that holds FILES as they are, and a table of them.
#   telusur_embed_assets(<output> <files>)
function(telusur_embed_assets output)
  set(contents "")
  set(table "")
  set(number 0)
  foreach(file IN LISTS ARGN)
    get_filename_component(name ${file} NAME)
    string(APPEND contents
      "name_${number}: .asciz \"${name}\"\nbegin_${number}: .incbin \"${file}\"\nend_${number}:\n")
    string(APPEND table "    .dc.a name_${number}, begin_${number}, end_${number}\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${output} CONTENT
"/* Written by embed_assets.cmake. */
    .section .rodata
@contents@    .section .data.rel.ro,\"aw\"
    .balign 8
    .global telusur_assets_begin
    .global telusur_assets_end
telusur_assets_begin:
@table@telusur_assets_end:
    .section .note.GNU-stack,\"\",@progbits
" @ONLY)
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${ARGN}")
endfunction()
