"""Kuesioner perilaku: how others see somebody's behaviour. Who said what stays unsaid."""
