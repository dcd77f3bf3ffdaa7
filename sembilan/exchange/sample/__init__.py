"""An invented region: its units, people and a month of their work, written as offices would hand them over.

Nobody in it lives. The same arguments give the same bytes; a later month keeps the people. What a region really
hands over is read in `exchange/files`; nothing here touches the database.
"""
