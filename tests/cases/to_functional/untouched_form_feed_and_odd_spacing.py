import  keras


x   = keras . layers . Dense( 4 )
if True :  y = 1 ; z = 2
