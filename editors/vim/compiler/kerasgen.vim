" Compiler:    kerasgen lint, for :make, in Vim and Neovim
" Put this file into a `compiler` folder of your runtime path, then:  :compiler kerasgen | make %

if exists("current_compiler")
  finish
endif
let current_compiler = "kerasgen"

if exists(":CompilerSet") != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=kerasgen\ lint\ -q\ --output-format\ concise
CompilerSet errorformat=%f:cell\ %*\\d:%l:%c:\ %m,%f:%l:%c:\ %m
