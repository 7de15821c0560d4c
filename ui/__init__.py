"""The people's side: the window and the command line. The only room that knows Qt; shows and forwards."""
