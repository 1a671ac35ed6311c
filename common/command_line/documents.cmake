# SPDX-License-Identifier: GPL-2.0-or-later
# What is installed, and the manual pages and completions that the programs write of themselves.
include(GNUInstallDirs)

# Writes <file> as `<program> <options>` says it, as part of the build. Without HOME, for no path of
# this machine belongs in there.
function(telusur_document program file)
  add_custom_command(OUTPUT ${file}
    COMMAND ${CMAKE_COMMAND} -E env --unset=HOME --unset=XDG_CONFIG_HOME
            $<TARGET_FILE:${program}> ${ARGN} > ${file}
    DEPENDS ${program} VERBATIM)
  string(MAKE_C_IDENTIFIER "${program}_${file}" name)
  add_custom_target(${name} ALL DEPENDS ${file})
endfunction()

# Installs a program and its manual page.
function(telusur_install program)
  install(TARGETS ${program} RUNTIME)
  telusur_document(${program} ${program}.1 --man)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${program}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endfunction()

# Installs what completes the options of a program in each shell.
function(telusur_install_completions program)
  foreach(shell bash zsh fish)
    telusur_document(${program} ${program}.${shell} --completions ${shell})
  endforeach()
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${program}.bash RENAME ${program}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${program}.zsh RENAME _${program}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${program}.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endfunction()
